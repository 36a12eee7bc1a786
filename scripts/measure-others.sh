#!/usr/bin/env bash
# Puts the records of a desk into another program and times its daily commands: scripts/measure-others.sh
# taskwarrior|fossil DESK WORK FOLIO. For scripts/measure.sh, which says what is measured.
set -euo pipefail
program=$1 desk=$2 work=$3 folio=$4
rounds=${ROUNDS:-7}

least() { # NAME COMMAND…
  local name=$1 a='' took begun ended; shift
  for _ in $(seq "$rounds"); do
    begun=$EPOCHREALTIME; "$@" >/dev/null 2>&1 </dev/null || true; ended=$EPOCHREALTIME
    took=$(( ${ended/[.,]/} - ${begun/[.,]/} ))
    [ -n "$a" ] && [ "$a" -le "$took" ] || a=$took
  done
  awk -v n="$name" -v a="$a" 'BEGIN { printf "  %-34s %9.1f ms\n", n, a / 1000 }'
}

# Of each record: folio, state, the day on which it was opened, and its problem, tab by tab.
records() {
  find "$desk/tickets" -name '*.yaml' -print0 | xargs -0 awk '
    FNR == 1 { folio = state = opened = text = "" }
    /^folio: / && folio == "" { folio = $2 }
    /^status: / && state == "" { state = $2 }
    /^opened: / && opened == "" { opened = substr($2, 1, 10) }
    /^    [a-z_]+: / && length($0) > 60 && text == "" { text = $0; sub(/^ +[a-z_]+: /, "", text) }
    /^events:/ { header = 1 }
    text != "" && !done[FILENAME]++ { print folio "\t" state "\t" opened "\t" text }'
}

case $program in
taskwarrior)
  export TASKDATA=$work/task TASKRC=$work/taskrc
  rm -rf "$TASKDATA"; mkdir -p "$TASKDATA"
  printf 'data.location=%s\nconfirmation=off\nverbose=nothing\n' "$TASKDATA" >"$TASKRC"
  records | awk -F'\t' -v q='"' '{ gsub(/["\\]/, "", $4); gsub(/-/, "", $3)
    ended = ($2 == "closed" || $2 == "cancelled" || $2 == "rejected")
    printf "{\"uuid\":\"%08x-0000-4000-8000-%012x\",\"description\":\"%s %s\",\"status\":\"%s\",\"entry\":\"%sT090000Z\"%s}\n",
      NR, NR, $1, $4, ended ? "completed" : "pending", $3, ended ? ",\"end\":\"" $3 "T180000Z\"" : "" }' >"$work/task.json"
  task import "$work/task.json" >/dev/null 2>&1
  least "taskwarrior list" task list
  least "taskwarrior add" task add "Otra falla"
  least "taskwarrior search" task "/$folio/" all
  ;;
fossil)
  export HOME=$work/home USER=m
  rm -rf "$work/fossil" "$HOME"; mkdir -p "$work/fossil" "$HOME"
  cd "$work/fossil"
  fossil init desk.fossil >/dev/null 2>&1
  records | awk -F'\t' -v q="'" 'BEGIN { print "BEGIN;" } { gsub(q, "", $4)
    printf "INSERT INTO ticket (tkt_uuid, tkt_mtime, status, title) VALUES (%slower(hex(randomblob(20)))%s, julianday(%s%s%s), %s%s%s, %s%s %s%s);\n",
      "", "", q, $3, q, q, $2, q, q, $1, $4, q } END { print "COMMIT;" }' >records.sql
  fossil sql -R desk.fossil <records.sql >/dev/null 2>&1
  fossil sql -R desk.fossil "INSERT INTO reportfmt (owner, title, sqlcode) VALUES ('m', 'open', 'SELECT tkt_uuid, title FROM ticket WHERE status NOT IN (''closed'', ''cancelled'', ''rejected'')')" >/dev/null 2>&1
  least "fossil ticket show open" fossil ticket show open -R desk.fossil
  least "fossil ticket add" fossil ticket add title "Otra falla" -R desk.fossil
  ;;
*) echo "usage: measure-others.sh taskwarrior|fossil DESK WORK FOLIO" >&2; exit 2 ;;
esac
