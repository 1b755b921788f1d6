#!/bin/sh
# Makes the certificates of the tests anew, beside this file. Nothing but the tests trusts them; they are good from 2020 to 2120.
#
#   ca.pem            an authority of our own, whose key is thrown away
#   server.pem        of localhost, 127.0.0.1 and ::1, by the authority
#   elsewhere.pem     of elsewhere.test, by the authority
#   expired.pem       of localhost, by the authority, over since February 2020
#   client.pem        of somebody who may talk to an engine, by the authority
#   selfSigned.pem    of localhost, by itself
#   key.pem           the one key of all but the authority
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"
from=20200101000000Z
to=21200101000000Z
ec='-algorithm EC -pkeyopt ec_paramgen_curve:P-256'
: > index
cat > ca.conf <<END
[ca]
default_ca = ours
[ours]
database = index
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
END

sign() { # file, subject, extensions, end, who signs
  openssl req -new -key "$6" -subj "/CN=$2" -addext "$3" -out request.pem
  openssl ca -config ca.conf -batch -notext -in request.pem -startdate $from -enddate "$4" -keyfile caKey.pem $5 -out "$1"
}

openssl genpkey $ec -out caKey.pem
openssl genpkey $ec -out key.pem
sign ca.pem 'Palier test authority' 'basicConstraints=critical,CA:TRUE' $to -selfsign caKey.pem
sign server.pem localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1' $to '-cert ca.pem' key.pem
sign elsewhere.pem elsewhere.test 'subjectAltName=DNS:elsewhere.test' $to '-cert ca.pem' key.pem
sign expired.pem localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1' 20200201000000Z '-cert ca.pem' key.pem
sign client.pem somebody 'subjectAltName=DNS:client.test' $to '-cert ca.pem' key.pem
cp key.pem caKey.pem
sign selfSigned.pem localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1' $to -selfsign key.pem
for file in ca server elsewhere expired client selfSigned key; do cat $file.pem > "$here/$file.pem"; done
rm -r "$work"
