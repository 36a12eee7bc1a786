//! Finds which part of one procedure is which of the other.

/// What two parts must have the same to be one.
#[derive(Clone, Copy)]
pub(super) enum Same {
    KeyAndName,
    Key,
    Name,
}

/// The key says which is which, and the name where the key is gone: fields, outcomes.
pub(super) const KEY_FIRST: [Same; 3] = [Same::KeyAndName, Same::Key, Same::Name];

/// The name says which is which, and the number where the name is gone: activities, whose numbers
/// move when one comes between.
pub(super) const NAME_FIRST: [Same; 3] = [Same::KeyAndName, Same::Name, Same::Key];

/// Which is which: in the order of the new ones, then the old ones that are gone.
pub(super) fn pairs<'a, T>(
    old: &'a [T],
    new: &'a [T],
    key: fn(&T) -> &str,
    name: fn(&T) -> &str,
    order: [Same; 3],
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    // Position of the old one for each new one.
    let mut origin: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for same in order {
        for (is, origin) in new.iter().zip(&mut origin).filter(|(_, origin)| origin.is_none()) {
            let (key_is, name_is) = (key(is), name(is));
            let fits = |was: &T| match same {
                Same::KeyAndName => key(was) == key_is && name(was) == name_is,
                Same::Key => key(was) == key_is,
                Same::Name => name(was) == name_is,
            };
            // Two that would do are none that must.
            let mut fitting = (0..old.len()).filter(|was| !taken[*was] && fits(&old[*was]));
            if let (Some(was), None) = (fitting.next(), fitting.next()) {
                *origin = Some(was);
                taken[was] = true;
            }
        }
    }
    let stayed = new.iter().zip(&origin).map(|(is, was)| (was.map(|was| &old[was]), Some(is)));
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(was, _)| (Some(was), None));
    stayed.chain(gone).collect()
}
