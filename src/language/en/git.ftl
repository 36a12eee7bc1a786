# git as the engine: settings, the commit of each change, undo, series, sync.

finding-catalogue-size = “{ $found }” is not a size for "{ $key }"
    .remedy = Write a whole number with KiB, MiB or GiB: "10 MiB".
finding-right-unknown-role = [rights] gives “{ $right }” to the role “{ $role }”, which no procedure declares.
    .remedy = Mend it; the nearest is “{ $near }”.
