"""What Gunicorn serves: the routes, wrapped so that no response escapes being counted and stamped."""

from catalogue.observed import Observed
from catalogue.routes import api

app = Observed(api)
