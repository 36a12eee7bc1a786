### Commits and scans of signatures, read again.

signatures-column-signer = Key of
signatures-column-key = Key
signatures-scan-same = { $name } is the scan of the signature of { $signer }{ $forms ->
        [none] {""}
       *[other] {" "}on { $forms }
    }.
signatures-scan-other = { $name } is not the scan of any signature of { $folio }.{ $count ->
        [0] {" "}None was recorded with a scan.
       *[other] {" "}Recorded: { $known }.
    }
    .remedy = Compare the file with the one that was handed in; the hashes: folio signatures { $folio } --json
signatures-verified = Good: { $signer }, commit { $commit }.
signatures-unverified = Bad: { $signer }. { $problem }
signatures-no-commits = No signature of { $folio } is of a commit.
signatures-other-key = The commit’s key is { $key }, and { $recorded } was recorded.
signatures-other-data = In commit { $commit } the data are not those that were signed.
sign-commit-other = Commit { $commit } was signed by { $signer }, not by { $name } ({ $mail }).
    .remedy = The person signs it, with their own key; or name who signed it: --name NAME.
sign-commit-no-mail = Commit { $commit } was signed by { $signer }, and { $name } has no mail address in catalog/people.toml: nobody can tell whether the key is theirs.
    .remedy = Put their address (mail) into catalog/people.toml, as their key has it.
sign-commit-no-person = Commit { $commit } was signed by { $signer }, and “{ $name }” is not in catalog/people.toml: nobody can tell whether the key is theirs.
    .remedy = A commit signs only for people of catalog/people.toml who have an address; of others record the signature on paper (--scan).
help-signatures--scan = Says of which signature a file is the scan
help-signatures--verify = Reads the commits that signatures name again
