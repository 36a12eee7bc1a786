#!/usr/bin/env bash
# Times `folio sync` of ten changed tickets on each side beside git's own fetch, merge and push of the same
# changes, round by round in one run: twice the same desk, with a repository, a colleague and a clone each.
#
#   scripts/measure-sync.sh [TICKETS] [ROUNDS]        default: 10000 5
#
# Prints the median of each and their ratio, and ends with 1 where it is above the limit of 1.5. Needs only cargo, git and bash; the desks go to $TMPDIR.
# FOLIO and MAKE_DESK name programs that are built already.
set -euo pipefail
cd "$(dirname "$0")/.."
tickets=${1:-10000}
rounds=${2:-5}
if [ -z "${FOLIO:-}" ]; then
  cargo build --release --quiet --bin folio --example make-desk
  FOLIO=$PWD/target/release/folio MAKE_DESK=$PWD/target/release/examples/make-desk
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home FOLIO_USER=jefatura-1 FOLIO_COMMIT=manual
mkdir "$HOME"
git config --global user.name Persona && git config --global user.email persona@example.org
git config --global init.defaultBranch main && git config --global gc.auto 0 && git config --global maintenance.auto false

"$MAKE_DESK" "$tickets" "$work/desk" >/dev/null
git -C "$work/desk" init --quiet && git -C "$work/desk" add --all && git -C "$work/desk" commit --quiet -m "La mesa"
for side in git folio; do
  git clone --quiet --bare "$work/desk" "$work/$side.git"
  for clone in colleague own; do git clone --quiet "$work/$side.git" "$work/$side-$clone"; done
done
rm -rf "$work/desk"
mapfile -t folios < <(cd "$work/git-own/tickets" && find . -name '*.yaml' | sort | sed 's/.*\///; s/\.yaml$//')

# Ten tickets get a remark, and are committed together.
change() { # CLONE FIRST
  local n
  for n in $(seq "$2" $(( $2 + 9 ))); do
    FOLIO_NOW=2027-01-0$(( round % 9 + 1 ))T12:00:0$(( n % 10 ))-06:00 "$FOLIO" -C "$1" note "${folios[$n]}" "Recado $round" >/dev/null
  done
  git -C "$1" add --update && git -C "$1" commit --quiet -m "Diez recados"
}
# Microseconds that a command takes; what it says is kept for who has to look.
once() { local a=$EPOCHREALTIME; "$@" >>"$work/said" 2>&1; local b=$EPOCHREALTIME; echo $(( ${b/[.,]/} - ${a/[.,]/} )); }
by_git() { git -C "$1" fetch --quiet && git -C "$1" merge --quiet --no-edit origin/main && git -C "$1" push --quiet; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

export FOLIO_NOW=2027-02-01T12:00:00-06:00
for round in $(seq "$rounds"); do
  first=$(( round * 40 % (${#folios[@]} - 60) ))
  for side in git folio; do
    git -C "$work/$side-colleague" pull --quiet
    change "$work/$side-colleague" "$first" && git -C "$work/$side-colleague" push --quiet
    change "$work/$side-own" $(( first + 20 ))
  done
  once by_git "$work/git-own" >>"$work/git.times"
  once "$FOLIO" -C "$work/folio-own" sync >>"$work/folio.times" || { cat "$work/said"; exit 1; }
done
# Equal but for the names of commits, or what was timed is not the same work.
for clone in git folio; do git -C "$work/$clone-own" rev-parse 'HEAD^{tree}'; done | uniq | wc -l | grep -qx 1 ||
  { echo "the two desks differ"; exit 1; }
awk -v n="${#folios[@]}" -v a="$(median <"$work/git.times")" -v b="$(median <"$work/folio.times")" \
  'BEGIN { printf "%d tickets, ten changed on each side: git %.0f ms, folio sync %.0f ms, %.2f x (limit 1.5)\n", n, a / 1000, b / 1000, b / a; exit b > 1.5 * a }'
