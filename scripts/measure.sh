#!/usr/bin/env bash
# Times the daily commands on desks of growing size, each beside a command that does nothing but
# start (`folio --version`) and beside one bare pass over the files (getdents + fstatat on two threads,
# `examples/sweep.rs`), turn by turn in one run, so that a noisy machine changes all alike.
#
#   scripts/measure.sh [SIZES]        default: "1000 10000"
#
# Prints medians in milliseconds and the ratio to starting. Needs only cargo and bash.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=${1:-"1000 10000"}
rounds=${ROUNDS:-21}
profile=${PROFILE:-release}
cargo build --profile "$profile" --quiet --bin folio --example make-desk --example sweep
target=${CARGO_TARGET_DIR:-$PWD/target}/$profile
folio=$target/folio make=$target/examples/make-desk sweep=$target/examples/sweep
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export FOLIO_NOW=2026-12-01T12:00:00-06:00 FOLIO_USER=jefatura-1

# Microseconds that a command takes.
once() { local a=$EPOCHREALTIME; "$@" >/dev/null 2>&1 || true; local b=$EPOCHREALTIME; echo $(( ${b/[.,]/} - ${a/[.,]/} )); }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

pair() { # NAME COMMAND…
  local name=$1; shift
  : >"$work/a"; : >"$work/b"; : >"$work/c"
  for _ in $(seq "$rounds"); do
    once "$folio" --version >>"$work/a"
    once "$@" >>"$work/b"
    once "$sweep" "$desk" >>"$work/c"
  done
  awk -v n="$name" -v a="$(median <"$work/a")" -v b="$(median <"$work/b")" -v c="$(median <"$work/c")" \
    'BEGIN { printf "  %-34s %8.1f ms   %6.1f x starting   %6.2f x the pass\n", n, b / 1000, b / a, b / c }'
}

for size in $sizes; do
  desk=$work/desk-$size
  "$make" "$size" "$desk"
  middle=$(find "$desk/tickets/2026" -name '*.yaml' | sort | awk '{ v[NR] = $0 } END { print v[int(NR / 2)] }')
  file=$middle middle=$(basename "$middle" .yaml)
  # What is remembered is made by the first question, and believed once the files are old enough.
  "$folio" -C "$desk" list >/dev/null; "$folio" -C "$desk" search nada >/dev/null 2>&1; sleep 3
  "$folio" -C "$desk" list >/dev/null; "$folio" -C "$desk" search nada >/dev/null 2>&1
  echo "$size tickets"
  pair "show $middle" "$folio" -C "$desk" show "$middle"
  pair "next $middle" "$folio" -C "$desk" next "$middle"
  pair "next ${middle#*-}" "$folio" -C "$desk" next "${middle#*-}"
  pair "note $middle" "$folio" -C "$desk" note "$middle" medida
  pair "new" "$folio" -C "$desk" new --set usuario=U --set area=A --set ubicacion=P --set tipo=falla --set componente=software --set origen=O
  pair "list" "$folio" -C "$desk" list
  edited() { touch "$file"; "$folio" -C "$desk" list; }
  pair "list after an edit" edited
  pair "late" "$folio" -C "$desk" late
  pair "search of a rare word" "$folio" -C "$desk" search "$middle"
  pair "search of a common word" "$folio" -C "$desk" search impresora
  command -v rg >/dev/null && pair "rg of a common word" rg --count-matches --no-ignore impresora "$desk/tickets"
  pair "log of a month" "$folio" -C "$desk" log --from 2026-09-01 --to 2026-09-30
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
