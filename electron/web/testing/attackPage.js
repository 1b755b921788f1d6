/** Runs in the attacker's page: everything a page can do to another server. Gives all that it could read. */
window.attack = async (target) => {
  const read = []
  const json = { 'content-type': 'application/json', 'x-palier-tab': 'A'.repeat(43) }
  const asks = [
    ['/', {}],
    ['/', { credentials: 'include' }],
    ['/', { mode: 'no-cors', credentials: 'include' }],
    ['/launch?token=x', { credentials: 'include' }],
    ['/assets/index-Ab12Cd34.js', { mode: 'no-cors', credentials: 'include' }],
    ['/reports/x?language=en&format=pdf', { credentials: 'include', headers: { 'x-palier-tab': 'x' } }],
    ['/ask/run.list', { method: 'POST', body: '{}', headers: json, credentials: 'include' }],
    ['/ask/engine.clean', { method: 'POST', body: '{}', mode: 'no-cors', credentials: 'include' }],
    ['/ask/engine.clean', { method: 'POST', body: new Blob(['{}'], { type: 'text/plain' }), credentials: 'include' }],
  ]
  for (const [path, init] of asks) {
    try {
      read.push(await (await fetch(target + path, init)).text())
    } catch {
      read.push('')
    }
  }
  let sockets = 0
  for (const protocols of [[], ['palier'], ['palier', `tab.${'A'.repeat(43)}`]]) {
    await new Promise((resolve) => {
      const socket = new WebSocket(`${target.replace('http', 'ws')}/hear`, protocols)
      socket.onopen = () => {
        sockets += 1
      }
      socket.onmessage = ({ data }) => read.push(String(data))
      socket.onclose = () => resolve()
    })
  }
  const loaded = (name, attributes) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement(name), attributes)
      element.onload = () => {
        if (name !== 'iframe') read.push(`${name} loaded`)
        resolve()
      }
      element.onerror = () => resolve()
      document.body.append(element)
    })
  await loaded('script', { src: `${target}/assets/index-Ab12Cd34.js` })
  await loaded('img', { src: `${target}/favicon.svg` })
  await loaded('link', { rel: 'stylesheet', href: `${target}/assets/index-Zy98Xw76.css` })
  await loaded('iframe', { src: `${target}/` })
  for (const frame of document.querySelectorAll('iframe')) {
    try {
      read.push(frame.contentDocument?.body?.textContent ?? '')
    } catch {
      // Another origin's document cannot be looked into.
    }
  }
  const source = new EventSource(`${target}/hear`, { withCredentials: true })
  await new Promise((resolve) => {
    source.onerror = () => resolve()
    source.onopen = () => {
      sockets += 1
      resolve()
    }
  })
  source.close()
  return { read, sockets }
}
