# Signatures on papers of assets: what they stand on.
finding-not-a-scan = "{ $key }" has to say which file the scan is: its name, its hash and its size.
    .remedy = folio asset sign --scan FILE writes it; by hand it has name, sha256 (64 digits) and bytes.
sign-commit-without-paper = The commit { $commit } does not have that paper in { $path }.
    .remedy = Name a commit that holds the asset as it is now.
help-asset-sign--how = ink (on paper; the usual) or commit (a signed commit)
help-asset-sign--scan = Scan of the signed paper; its name and hash are recorded, it is not copied
help-asset-sign--commit = Commit signed with git; it is verified, and that it has the asset as it is
form-not-paper-signer = { $role } is no capacity in which papers are signed.
    .remedy = They are signed as: { $known }.
form-paper-not-signed = { $form } of { $id } does not have that signature.
    .remedy = See who signed what: folio signatures { $id }

signed-electronically = commit { $commit }{ $key ->
        [none] {""}
       *[other] , key { $key }
    }
