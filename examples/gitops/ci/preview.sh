#!/usr/bin/env bash
# What a merge would do and what has drifted, as Markdown: ci/preview.sh FILE. It reads, and changes nothing.
set -euo pipefail
file=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A preview logs in to no appliance. That these are set is checked all the same, as for an apply, and a job that looks has no better.
export FLEET_USERNAME="${FLEET_USERNAME:-unused}" FLEET_PASSWORD="${FLEET_PASSWORD:-unused}"

preview=0
pulumi preview --refresh --diff --non-interactive --color never >"$scratch/preview" 2>&1 || preview=$?
drift=0
npx --no cisco-ctr drift --all --output "$scratch/drift.md" >"$scratch/said" 2>&1 || drift=$?

{
  if [ "$preview" -eq 0 ]; then echo "### What merging this does"; else echo "### This cannot be merged yet: the preview failed"; fi
  echo
  # Indented by four it is code: nothing in it can end that.
  head -c 50000 "$scratch/preview" | sed -e 's/^/    /'
  echo
  if [ -s "$scratch/drift.md" ]; then head -c 10000 "$scratch/drift.md"; fi
} >"$file"

# Drift is told, and does not hold a merge back; a command that could not look does.
case $drift in 0 | 7) ;; *) cat "$scratch/said" >&2 && exit "$drift" ;; esac
exit "$preview"
