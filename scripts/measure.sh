#!/usr/bin/env bash
# Times the daily commands on desks of growing size and prints them beside their limits. Every figure is a ratio to
# something that is run in the same turn – one bare pass over the files (getdents + fstatat on two threads,
# `examples/sweep.rs`), a clap program that does nothing (`examples/start.rs`), git's own `add` and `commit`, a
# parallel reading and parsing of all files (`examples/sweep.rs`, `parse`) – so that a noisy machine changes all alike.
#
#   scripts/measure.sh [SIZES]        default: "1000 10000 100000"; 1000000 takes some 5 GB below $TMPDIR
#
#   ROUNDS=7          how often each is run; told is the least of each, the ratio of the leasts
#   CLOCK=cpu         CPU time of both threads (perf) instead of the clock on the wall: for a machine that others use
#   PROFILE=release   cargo's profile
#   OTHERS=no         without taskwarrior, Fossil, rg (Debian: taskwarrior fossil ripgrep)
#
# With the right to write /proc/sys/vm/drop_caches, also with cold disk caches.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=${1:-"1000 10000 100000"}
rounds=${ROUNDS:-7} clock=${CLOCK:-wall} profile=${PROFILE:-release} others=${OTHERS:-yes}
cargo build --profile "$profile" --quiet --bin folio --example make-desk --example sweep --example start
target=${CARGO_TARGET_DIR:-$PWD/target}/$profile
folio=$target/folio make=$target/examples/make-desk sweep=$target/examples/sweep start=$target/examples/start
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export FOLIO_NOW=2026-12-01T12:00:00-06:00 FOLIO_USER=jefatura-1 FOLIO_COMMIT=manual
export GIT_AUTHOR_NAME=m GIT_AUTHOR_EMAIL=m@example.org GIT_COMMITTER_NAME=m GIT_COMMITTER_EMAIL=m@example.org
quiet() { "$@" >/dev/null 2>&1 || true; }

# Microseconds that a command takes.
once() {
  if [ "$clock" = cpu ]; then
    perf stat -x, -e task-clock -o "$work/perf" "$@" >/dev/null 2>&1 || true
    awk -F, '/task-clock/ { printf "%d\n", $1 * 1000 }' "$work/perf"
  else
    local a=$EPOCHREALTIME; quiet "$@"; local b=$EPOCHREALTIME
    echo $(( ${b/[.,]/} - ${a/[.,]/} ))
  fi
}

# ratio NAME LIMIT BASE… -- COMMAND…: the least of both, turn by turn, and their ratio beside its limit.
ratio() {
  local name=$1 limit=$2 a='' b='' base=() took; shift 2
  while [ "$1" != -- ]; do base+=("$1"); shift; done; shift
  for _ in $(seq "$rounds"); do
    took=$(once "${base[@]}"); [ -n "$a" ] && [ "$a" -le "$took" ] || a=$took
    took=$(once "$@"); [ -n "$b" ] && [ "$b" -le "$took" ] || b=$took
  done
  awk -v n="$name" -v l="$limit" -v a="$a" -v b="$b" 'BEGIN { a = a ? a : 1; r = b / a
    split(l, p, "+"); most = p[1] * a + p[2] * 1000
    printf "  %-34s %9.1f ms   beside %8.1f ms   %6.2f ×   at most %-9s %s\n", n, b / 1000, a / 1000, r, l "×", (l == "-" ? "" : b <= most ? "ok" : "OVER") }'
}
plain() { # NAME COMMAND…
  local name=$1 a='' took; shift
  for _ in $(seq "$rounds"); do took=$(once "$@"); [ -n "$a" ] && [ "$a" -le "$took" ] || a=$took; done
  awk -v n="$name" -v a="$a" 'BEGIN { printf "  %-34s %9.1f ms\n", n, a / 1000 }'
}
memory() { # NAME LIMIT COMMAND…
  local name=$1 limit=$2; shift 2
  /usr/bin/time -f %M -o "$work/memory" "$@" >/dev/null 2>&1 || true
  tail -1 "$work/memory" | awk -v n="memory: $name" -v l="$limit" '{ printf "  %-34s %9.0f MB   at most %d MB   %s\n", n, $1 / 1024, l, $1 / 1024 <= l ? "ok" : "OVER" }'
}

for size in $sizes; do
  desk=$work/desk
  rm -rf "$desk"; "$make" "$size" "$desk"
  git -C "$desk" add -A; git -C "$desk" commit -qm desk
  middle=$(find "$desk/tickets/2026" -name '*.yaml' | sort | awk '{ v[NR] = $0 } END { print v[int(NR / 2)] }')
  file=$middle middle=$(basename "$middle" .yaml)
  f() { "$folio" -C "$desk" "$@"; }
  new=(new --procedure "$(sed -n 's/^procedures = \["\([^"]*\)".*/\1/p' "$desk/catalog/desk.toml")")
  new+=(--set usuario=U --set area=A --set ubicacion=P --set tipo=falla --set componente=software --set origen=O)
  pass=("$sweep" "$desk")
  forget() { rm -rf "$desk/.folio/cache"; "$folio" -C "$desk" list; }
  edited() { printf '# a remark\n' >>"$file"; "$folio" -C "$desk" list; }
  synced() { "$start"; for i in 1 2 3; do dd if="$file" of="$desk/.folio/measure-$i" conv=fsync status=none; done; }
  by_git() { printf '# a remark\n' >>"$file"; git -C "$desk" add "$file"; git -C "$desk" commit -qm change -- "$file"; }
  committed() { FOLIO_COMMIT=each "$folio" -C "$desk" note "$middle" medida; }
  echo "$size tickets, $(du -s --apparent-size -m "$desk/tickets" | cut -f1) MB"
  mkdir -p "$desk/.folio"
  memory "first build" 400 "$folio" -C "$desk" list
  quiet f search nada; sleep 3; quiet f list; quiet f search nada
  for command in show next; do ratio "$command $middle" 5 "$start" -- "$folio" -C "$desk" "$command" "$middle"; done
  ratio "show ${middle#*-}" 5 "$start" -- "$folio" -C "$desk" show "${middle#*-}"
  ratio "form $middle --list" 5 "$start" -- "$folio" -C "$desk" form "$middle" --list
  ratio "list" 1.3 "${pass[@]}" -- "$folio" -C "$desk" list
  ratio "late" 1.3 "${pass[@]}" -- "$folio" -C "$desk" late
  ratio "list, answer of one" 1.3 "${pass[@]}" -- "$folio" -C "$desk" list --limit 1
  if [ "$clock" = wall ]; then ratio "list after an edit" 1.3+10 "${pass[@]}" -- edited; fi
  ratio "search of a rare word" 1.5 "${pass[@]}" -- "$folio" -C "$desk" search "$middle"
  ratio "search of a common word" 1.5 "${pass[@]}" -- "$folio" -C "$desk" search impresora
  ratio "report monthly" 2 "${pass[@]}" -- "$folio" -C "$desk" report monthly
  ratio "log of a month" - "${pass[@]}" -- "$folio" -C "$desk" log --from 2026-09-01 --to 2026-09-30
  if [ "$clock" = wall ]; then
    ratio "note, without commit" 5 synced -- "$folio" -C "$desk" note "$middle" medida
    ratio "new, without commit" 5 synced -- "$folio" -C "$desk" "${new[@]}"
    ratio "note, with commit" 1.2 by_git -- committed
    few=$rounds; rounds=2
    ratio "first build of the facts" 1.5 "$sweep" "$desk" parse -- forget
    ratio "check of everything" 1.5 "$sweep" "$desk" parse -- "$folio" -C "$desk" check
    rounds=$few
  fi
  quiet f list
  for command in list late "report monthly" "search impresora" "show $middle" check; do
    # shellcheck disable=SC2086
    memory "$command" 120 "$folio" -C "$desk" $command
  done
  if [ "$clock" = wall ] && sync && echo 3 2>/dev/null >/proc/sys/vm/drop_caches; then
    few=$rounds; rounds=2
    cold() { echo 3 >/proc/sys/vm/drop_caches; "$@"; }
    ratio "list, cold disk caches" 1.5 cold "${pass[@]}" -- cold "$folio" -C "$desk" list
    rounds=$few
  fi
  plain "git status" git -C "$desk" status --porcelain
  if [ "$others" = yes ]; then
    if command -v rg >/dev/null; then plain "rg impresora" rg --count-matches --no-ignore impresora "$desk/tickets"; fi
    if command -v task >/dev/null; then bash scripts/measure-others.sh taskwarrior "$desk" "$work" "$middle"; fi
    if command -v fossil >/dev/null; then bash scripts/measure-others.sh fossil "$desk" "$work" "$middle"; fi
    command -v dstask >/dev/null || echo "  dstask: not in Debian"
  fi
done
