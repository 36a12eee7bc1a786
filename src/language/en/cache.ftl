# What the desk remembers of its files, and search.

help-cache = What the desk remembers of its files to answer soon
help-cache-more =
    It lies in .folio/cache and may be deleted at any time: it comes back by itself.
    Answers are the same with and without it; FOLIO_CACHE=off does without.
help-cache-status = Says how much is remembered and whether it is of use
help-cache-clear = Deletes what is remembered; it comes back with the next question

cache-ready = { $tickets } { $tickets ->
    [one] ticket is
   *[other] tickets are
} remembered ({ $size } KB), and their words ({ $words } KB).
cache-empty = Nothing is remembered yet; the next question prepares it.
cache-stale = What is remembered ({ $size } KB, words { $words } KB) is of another desk, catalogue or version of the program, or damaged; the next question prepares it anew.
cache-without = Nothing is remembered here: it is switched off (FOLIO_CACHE=off), or the folder is of another machine or not to be trusted. Everything is read from the files.
cache-cleared = What was remembered is deleted ({ $size } KB); it comes back with the next question.

help-search = Searches tickets and assets for words; what answers best comes first
help-search-more =
    All words have to be there, with or without accents; an accent that is typed is asked for
    first. Words in quotation marks stand in a row, and an asterisk completes: print*.

    Examples:
      folio search printer paper
      folio search '"atasca el papel"' --status closed
      folio search mante* --from 2026-01-01
help-search--words = Words to search for
help-search--status = Only tickets in these states: word, name, or open, ended, waiting
help-search--procedure = Only tickets of this procedure
help-search--from = Only tickets opened on this day or later
help-search--to = Only tickets opened on this day or earlier
help-search--limit = How many are shown at most

search-title = Results of the search
search-column-id = Identifier
search-column-found = Where it says so
search-nothing = Nothing has these words in it.
search-cut = { $shown } of { $total } are shown; --limit shows more.
search-no-words = “{ $found }” has no word to search for. Type one: folio search printer
search-failed = The search failed: { $problem }
