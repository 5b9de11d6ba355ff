"""The web server's way in, and the one by which `flask` finds its commands."""

import sys

from portal import create_app
from portal.settings import SettingsError

try:
    app = create_app()
except SettingsError as error:
    sys.exit(f"Postschleuse does not start. {error}")
