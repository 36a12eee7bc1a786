# How what nobody else has is made anew.

verify-way-out =
    Another commit on top does not mend it. What was not shared is made anew; your changes stay:
      git reset --soft { $base }{ $commands }{ $more ->
        [0] {""}
       *[other] {""}
        {"  "}(and so the other { $more } files named)
    }
      git commit -m "…"
    What is named above is then as the others have it: do what you need of it again with folio (what you had put there: “git show ORIG_HEAD:FILE”). If nothing is left to keep, there is no commit to make.{ $merges ->
        [0] {""}
       *[other] {" "}As clones were brought together since, it may still be refused: then clone anew and do your part there again.
    }

finding-event-inserted = Event { $id } of { $folio } was put in the middle: those below it did not know of it.
    .remedy = Take it out and leave the order as it was: what is new goes to the end, where folio puts it.
