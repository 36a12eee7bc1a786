# The site of the desk, and pseudonyms.
help-site = Write a site of the desk, read in a browser without server or network
help-site-more = The site is written whole or not at all; it replaces only a folder that this command wrote. With --redact, whoever is not of the desk has a pseudonym. A name that is in no data of the desk cannot be seen in free text: read it before you publish it.
help-site--folder = Folder to write
help-site--redact = Put pseudonyms in place of people, addresses, telephones and identifications
help-site--redact_field = Hide this field too (may be repeated)
help-site--redact_name = Look for this name in texts too (may be repeated)
help-site--from = Without the tickets that were closed before this date

site-written = { $folder }: { $tickets ->
    [one] one ticket
   *[other] { $tickets } tickets
}, { $assets ->
    [one] one asset
   *[other] { $assets } assets
}, { $files } files.
site-redaction = { $count ->
    [0] Nobody has a pseudonym.
    [one] One person has a pseudonym.
   *[other] { $count } people have pseudonyms.
} In free text nobody can be seen who is in no data of the desk, nor nicknames, nor given names alone outside that person's tickets, nor what points at somebody without a name (an area, a place). Read it before you publish it; --redact-name NAME looks for one more name, --redact-field KEY hides a field.
site-unknown-field = No procedure of the desk has the field “{ $field }”.
    .remedy = Use the field's key: “folio procedure show” lists them.
site-not-a-folder = { $path } is not a folder.
    .remedy = Give another name.
site-of-desk = The desk itself is at { $path }.
    .remedy = Give a folder outside catalog, templates, tickets and .git; ../site, say.
site-not-empty = { $path } has files and is not a site that this command wrote.
    .remedy = Give another folder, or empty this one.
site-others = { $path } has { $count ->
    [one] a file
   *[other] { $count } files
} that this command did not write: { $files }. Nothing was touched.
    .remedy = Move them elsewhere; the folder is replaced as a whole.
finding-site-key = This is no key for pseudonyms.
    .remedy = Restore the file, or delete it: another is made, and pseudonyms will be others.

redaction-person = Person { $code }
redaction-mail = [mail { $code }]
redaction-phone = [phone { $code }]
redaction-extension = [extension { $code }]
redaction-identification = [identification { $code }]
redaction-other = [hidden]
redaction-somebody = [person]

site-skip = Skip to the content
site-ways = Sections
site-search-label = Search
site-search-button = Search
site-search-lists = Lists
site-search-no-script = To search, the browser needs JavaScript. Without it, these lists have everything:
site-search-none = Nothing with “#”.
site-search-one = One result
site-search-some = # results
site-search-most = # results; the first 100 are shown
site-origin = As of: { $moment } · Version (git): { $commit }
site-redacted = Whoever is not of the desk appears under a pseudonym.
site-unreadable = { $count ->
    [one] One file is damaged: what it says may be missing here.
   *[other] { $count } files are damaged: what they say may be missing here.
}
site-home = Home
site-tickets = Tickets
site-open = Open
site-late = Late
site-late-clocks = Limits passed
site-latest = The latest
site-log = Log
site-assets = Assets
site-outside = Out of the building
site-custody = Custody
site-reports = Reports
site-now = Now
site-by-month = Month
site-by-status = State
site-by-service = Service
site-by-area = Area
site-none = (not said)
site-nothing = Nothing yet.
site-pages = Pages
site-all = See all { $count }
site-list-title = { $title } ({ $count })
site-list-page = { $title }, page { $number }
