#!/usr/bin/env bash
# The journeys walk the pages in Debian's chromium. Install it when it is missing and that is possible; else say so.
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium for the browser tests …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 && exit 0
fi
echo "NOT INSTALLED: chromium. The browser journeys are skipped; install it with: sudo apt-get install chromium" >&2
