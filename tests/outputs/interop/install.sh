#!/bin/sh
# Install the programs that tests/outputs/test_foreign.py and tests/interviews/test_foreign_*.py
# try our files on, in folder $1.
# For Debian and Ubuntu, as root. What cannot be installed is left out, and its test skipped.
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1" || exit 1
apt-get install -y --no-install-recommends \
    libez-vcard-java libvinnie-java default-jdk-headless python3-gi gir1.2-ebookcontacts-1.2 \
    libkf5contacts-dev qtbase5-dev cmake g++ php-cli php-pear thunderbird \
    gir1.2-camel-1.2 evolution-data-server-common notmuch gir1.2-ical-3.0
python3 -m venv venv && venv/bin/python -m pip install --quiet marionette_driver
npm install --prefix . ical.js postal-mime
cmake -S "$here" -B kde && cmake --build kde
apt-get download roundcube-core && dpkg -x roundcube-core_*.deb roundcube
