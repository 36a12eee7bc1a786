#!/usr/bin/env bash
# Times the daily commands on desks of growing size, each beside a command that does nothing but
# start (`folio --version`), pair by pair in one run, so that a noisy machine changes both alike.
#
#   scripts/measure.sh [SIZES]        default: "1000 10000"
#
# Prints medians in milliseconds and the ratio to starting. Needs only cargo and bash.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=${1:-"1000 10000"}
rounds=${ROUNDS:-21}
cargo build --release --quiet --bin folio --example make-desk
folio=$PWD/target/release/folio
make=$PWD/target/release/examples/make-desk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export FOLIO_NOW=2026-12-01T12:00:00-06:00 FOLIO_USER=jefatura-1

# Microseconds that a command takes.
once() { local a=$EPOCHREALTIME; "$@" >/dev/null 2>&1 || true; local b=$EPOCHREALTIME; echo $(( ${b/[.,]/} - ${a/[.,]/} )); }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

pair() { # NAME COMMAND…
  local name=$1; shift
  : >"$work/a"; : >"$work/b"
  for _ in $(seq "$rounds"); do
    once "$folio" --version >>"$work/a"
    once "$@" >>"$work/b"
  done
  awk -v n="$name" -v a="$(median <"$work/a")" -v b="$(median <"$work/b")" \
    'BEGIN { printf "  %-34s %8.1f ms   %5.1f x starting\n", n, b / 1000, b / a }'
}

for size in $sizes; do
  desk=$work/desk-$size
  "$make" "$size" "$desk"
  middle=CI-2026-$(printf %04d $(( size / 2 )))
  echo "$size tickets"
  pair "show $middle" "$folio" -C "$desk" show "$middle"
  pair "next $middle" "$folio" -C "$desk" next "$middle"
  pair "next 2026-$(( size / 2 ))" "$folio" -C "$desk" next "2026-$(( size / 2 ))"
  pair "note $middle" "$folio" -C "$desk" note "$middle" medida
  pair "new" "$folio" -C "$desk" new --set usuario=U --set area=A --set ubicacion=P --set tipo=falla --set componente=software --set origen=O
  pair "list" "$folio" -C "$desk" list
  # Both read every file once; the report tells three periods.
  pair "list --all" "$folio" -C "$desk" list --all --json
  pair "report monthly" "$folio" -C "$desk" report monthly --json
  # Too long to be repeated, and not of every day.
  for flags in "" --redact; do
    # shellcheck disable=SC2086
    took=$(once "$folio" -C "$desk" site "$work/site" $flags)
    awk -v n="site $flags" -v t="$took" -v s="$(du -s --apparent-size -k "$work/site" | cut -f1)" \
      'BEGIN { printf "  %-34s %8.1f ms   %5.1f MB\n", n, t / 1000, s / 1024 }'
  done
done
