#!/bin/sh
# What is printed, as text: names from the other side may stand in it, and no line of it is to be a command to the CI.
exec sed -e 's/##/# #/g' -e 's/^/| /'
