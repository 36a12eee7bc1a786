//! Finds which part of one procedure is which of the other.

/// In what order parts are recognised.
pub(super) trait Order: Copy {
    /// Whether a name says more than a key.
    const NAME_FIRST: bool;
}

/// The key says which is which, and the name where the key is gone: fields, outcomes.
#[derive(Clone, Copy)]
pub(super) struct KeyFirst;

/// The name says which is which, and the number where the name is gone: activities, whose numbers
/// move when one comes between.
#[derive(Clone, Copy)]
pub(super) struct NameFirst;

impl Order for KeyFirst {
    const NAME_FIRST: bool = false;
}

impl Order for NameFirst {
    const NAME_FIRST: bool = true;
}

/// Which is which: in the order of the new ones, then the old ones that are gone.
pub(super) fn pairs<'a, T, O: Order>(
    old: &'a [T],
    new: &'a [T],
    key: fn(&T) -> &str,
    name: fn(&T) -> &str,
    _: O,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    // Position of the old one for each new one.
    let mut origin: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let same_both = |was: &T, is: &T| key(was) == key(is) && name(was) == name(is);
    let same_key = |was: &T, is: &T| key(was) == key(is);
    let same_name = |was: &T, is: &T| name(was) == name(is);
    let (second, third): (&dyn Fn(&T, &T) -> bool, &dyn Fn(&T, &T) -> bool) =
        if O::NAME_FIRST { (&same_name, &same_key) } else { (&same_key, &same_name) };
    let rules: [&dyn Fn(&T, &T) -> bool; 3] = [&same_both, second, third];
    for same in rules {
        for (index, is) in new.iter().enumerate().filter(|(index, _)| origin[*index].is_none()).collect::<Vec<_>>() {
            // Two that would do are none that must.
            let mut fitting = (0..old.len()).filter(|was| !taken[*was] && same(&old[*was], is));
            if let (Some(was), None) = (fitting.next(), fitting.next()) {
                origin[index] = Some(was);
                taken[was] = true;
            }
        }
    }
    let stayed = new.iter().zip(&origin).map(|(is, was)| (was.map(|was| &old[was]), Some(is)));
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(was, _)| (Some(was), None));
    stayed.chain(gone).collect()
}
