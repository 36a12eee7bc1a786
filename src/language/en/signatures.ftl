### Signatures: what was signed, how, and whether it still is so. folio sign, folio signatures, folio form --as-signed.

refused-sign-form = { $form } is no form of this ticket that { $role } signs. { $count ->
        [0] It signs none: leave --form out.
       *[other] It signs: { $known }.
    }
refused-sign-how-commit = A signature by commit names its commit (--commit HASH), and one in ink has none.
refused-sign-other-data = In the commit { $commit } the ticket's data are not those of now: it is no signature of what is there.
    .remedy = Make a signed commit of the ticket as it is now, and name that one.
sign-scan-of-ink = A scan is of a signature on paper; there is none with --how commit.
    .remedy = Leave out --scan, or --how.
sign-scan-folder = { $path } is a folder, not the scan.
    .remedy = Name the file.
sign-scan-empty = The file { $path } is empty.
    .remedy = Scan the signed paper again.
sign-commit-unknown = Git knows no commit “{ $commit }”.
    .remedy = See which one it is: git log --show-signature
sign-commit-unverified = The commit { $commit } is not signed, or git does not find its signature good.{ $problem ->
        [none] {""}
       *[other] {" "}{ $problem }
    }
    .remedy = Sign with “git commit -S”, and see that “git verify-commit { $commit }” accepts it.
sign-commit-without-ticket = The commit { $commit } does not have { $path }.
    .remedy = Name a commit that holds the ticket as it is now.
help-sign--form = Form that is signed: its code (F01); if not said, the one that the role signs
help-sign--how = ink (on paper; the usual) or commit (a signed commit)
help-sign--scan = Scan of the signed paper; its name and hash are recorded, it is not copied
help-sign--commit = Commit signed with git; it is verified, and that it holds the ticket as it is
help-sign-more =
    folio sign 42 --as usuario --name 'Usuaria de Ejemplo'    a signature on paper
    folio sign 42 --as usuario --scan signed.pdf              with its scan
    folio sign 42 --as jefatura --form F03                    of one of several forms
    folio sign 42 --as jefatura --commit HEAD                 with a signed commit
    A signature keeps the hash (sha256) of the ticket's data at that moment: folio signatures 42.
    Enter before what the paper says (folio note 42 --set …); what comes later counts as added.
help-value-hash = HASH

finding-not-a-hash = “{ $key }” is no hash: { $found }.
    .remedy = A hash of data is “sha256-2:” (in older ones “sha256:”) and 64 hexadecimal digits in lower case; that of a scan only the digits.
finding-not-a-size = “{ $key }” is no number of bytes.
    .remedy = Write the size of the file in bytes, without quotes.
finding-signed-form-unknown = Entry { $number }: { $name } signed the form { $form }, which the procedure does not have. There are: { $known }.
    .remedy = Put the code of the form that was signed, or take “form” out.
finding-signed-data-differs = Entry { $number }: { $name } ({ $role }) signed { $says }, and the entries before it give { $gives }. Somebody changed what had been signed.
    .remedy = See in git what changed (git log -p) and put it back; to correct a value: folio note { $folio } --set FIELD=VALUE.

help-signatures = A ticket's signatures: who, what, how, and whether the data still are those signed
help-signatures-more =
    folio signatures 42                    also: folio firmas 42
    folio signatures 42 --json             with the whole hashes
    folio signatures 42 --scan signed.pdf  is it the paper that was recorded?
    folio signatures 42 --verify           the commits, read again
    folio form F01 42 --as-signed          the form as it was signed
signatures-title = { $folio } · Signatures and seals
signatures-none = { $folio } has no signatures.
signatures-column-who = Signed
signatures-column-form = Form
signatures-column-how = How
signatures-column-data = Hash of the data
signatures-column-since = Since then
signatures-column-entered = Entered
signatures-column-scan = Scan
signatures-column-scan-hash = Hash of the scan
signatures-column-commit = Commit
signatures-column-intact = Hash right
signatures-column-current = Still the same
signatures-column-changed = Changed
signatures-column-added = Added
signatures-entered = entered by { $by }
signatures-entered-later = entered by { $by } on { $at }
signatures-how-ink = Ink
signatures-how-scan = Ink; scan: { $name }
signatures-how-commit = Signed commit { $commit }
signatures-same = The same
signatures-changed = Changed: { $what }
signatures-added = Added: { $what }
signatures-more = { $count } more
signatures-step = Step { $activity }{ $number ->
        [1] {""}
       *[other] {" "}({ $number })
    }
signatures-no-hash = No hash
signatures-altered = The hash does not fit: somebody changed what was signed (folio check).
signatures-revision = Revision of the procedure

signed-by = { $name } ({ $role }) on { $at }
signed-differs = Signed by { $signers }{ $data ->
        [none] {""}
       *[other] {" "}over { $data }
    }; { $what }.
signed-then-changed = changed since: { $what }
signed-then-added = added since: { $what }
signed-copy = Copy of what { $signer } signed{ $data ->
        [none] {""}
       *[other] {" "}over { $data }
    }.

help-form--as_signed = As that role signed it; without one, as the last who signed the form
form-as-signed-label = { $form } is a label: nobody signs it.
    .remedy = Print it without --as-signed.
form-not-signer = { $role } does not sign { $form }.{ $count ->
        [0] {" "}Nobody signs it.
       *[other] {" "}It is signed by: { $known }.
    }
    .remedy = Name the role that signed, or give --as-signed alone.
form-not-signed = { $form } of { $folio } does not have that signature.{ $count ->
        [0] {" "}It has none.
       *[other] {" "}Signed by: { $given }.
    }
    .remedy = See who signed what: folio signatures { $folio }

finding-signed-paper-differs = Entry { $number }: { $name } signed { $says } on { $paper ->
        [letter] the letter
        [slip] the slip
        [return] the return
       *[other] the pass
    }, and the entries before it give { $gives }. Somebody changed what had been signed.
    .remedy = See in git what changed (git log -p) and put it back; to correct the card: folio asset edit { $id } --set KEY=VALUE.
