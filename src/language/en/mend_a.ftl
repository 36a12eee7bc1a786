# What a push must not bring: the own folder of a clone, links and stray files, records given twice.

finding-own-folder-pushed = The folder .folio is each clone's own and is not shared: folio obeys what is in it.
    .remedy = Take it out: git rm -r -f .folio && git commit -m "Remove .folio"; and ask its author. If it was not shared, the commit that put it there is made anew without it.
finding-own-folder-tracked = git has this file of this clone's own folder: somebody else may have written it, and folio does not obey it.
    .remedy = See who pushed it with “git log -- .folio”, and take it out: git rm -r -f .folio && git commit -m "Remove .folio"
error-own-shared = git has files of this clone's own folder ({ $paths }): somebody else may have written them, and folio does not obey them.
    .remedy = Nothing was changed. See who pushed them with “git log -- .folio”, and take them out: git rm -r -f .folio && git commit -m "Remove .folio"
sync-own-there = { $author } pushed the folder { $folder } to { $remote }; it is each clone's own and not shared, and would be obeyed here. Nothing was taken.
    .remedy = Let that person take it out, or do it in another clone: git clone -b { $branch } { $url } apart && cd apart && git rm -r -f { $folder } && git commit -m "Remove .folio" && git push. Then: folio sync
sync-own-here = The folder { $folder }, which is each clone's own and not shared, was committed here, by { $author }. Nothing was sent.
    .remedy = Take it out: git rm -r -f { $folder } && git commit -m "Remove .folio". Then: folio sync
join-own = The desk at { $url } has the folder { $folder }, which is each clone's own and would be obeyed here; { $author } pushed it. Nothing is left.
    .remedy = Let that person take it out, or do it in another clone: git clone { $url } apart && cd apart && git rm -r -f { $folder } && git commit -m "Remove .folio" && git push. Then repeat the command.
finding-stray-file-pushed = No file belongs here: it is the place of a folder or of a record.
    .remedy = Take it out: git rm --cached FILE && git commit --amend. What goes with a ticket is attached with “folio attach”.
finding-link-pushed = There is a link, or another repository, where a file or folder of the desk belongs.
    .remedy = Put the file or folder itself: a link may lead out of the desk.
finding-number-given-twice = There are two { $name }; the other one is { $other }.
    .remedy = “folio sync” gives the younger one another number, whether it was shared already or not. If one is a copy of the other: “git rm FILE && git commit”, then “folio sync”.
finding-uid-given-twice = { $name } has the uid of another, { $uid }: { $other }.
    .remedy = A record is not copied. Take the copy out (“git rm FILE && git commit”) and open it with “folio new” (an asset with “folio asset add”).
finding-record-copied = { $name } begins with an event of another, { $id }: { $other }.
    .remedy = A record is not copied. Take the copy out (“git rm FILE && git commit”) and open it with “folio new”.
