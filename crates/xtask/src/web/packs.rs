//! Which lazy modules travel together in one file.
//!
//! The splitter makes one module for each combination of parts that share code: with a dozen parts well over a hundred, most
//! of them tiny. A file for each would cost a phone more in round trips than the code in it; one file for all would make
//! everybody download what only administrators need. So modules are joined while what is saved in requests is worth more
//! than what somebody downloads for nothing, and no file grows beyond what a part may weigh.

use std::collections::BTreeSet;

/// A module the splitter made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    pub name: String,
    /// The parts that need it.
    pub parts: BTreeSet<String>,
    /// What it weighs on the wire, in bytes.
    pub weight: u64,
}

/// Modules that travel together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    pub modules: Vec<Module>,
    /// The parts that need any of them.
    pub parts: BTreeSet<String>,
    pub weight: u64,
}

/// No file of the app weighs more, unless a single module does.
pub const HEAVIEST: u64 = 38_000;
/// What one request less is worth to a part that makes it, in bytes.
const REQUEST: u64 = 4_000;

/// Joins modules into packs no heavier than `heaviest`. The same modules give the same packs.
pub fn pack(modules: Vec<Module>, heaviest: u64) -> Vec<Pack> {
    let parts: BTreeSet<String> = modules.iter().flat_map(|module| module.parts.iter().cloned()).collect();
    let mut packs: Vec<Sketch> = Vec::new();
    for (place, module) in modules.iter().enumerate() {
        let needed = parts.iter().enumerate().filter(|(_, part)| module.parts.contains(*part));
        let needed = needed.fold(0, |needed, (bit, _)| needed | 1 << bit);
        packs.push(Sketch { modules: vec![place], parts: needed, weight: module.weight });
    }
    while let Some((a, b)) = best_pair(&packs, heaviest) {
        let joined = packs.remove(b);
        let pack = &mut packs[a];
        pack.weight += joined.weight;
        pack.parts |= joined.parts;
        pack.modules.extend(joined.modules);
    }
    packs.into_iter().map(|sketch| sketch.finish(&modules)).collect()
}

/// A pack while it is being worked out: modules by their place, parts as bits.
struct Sketch {
    modules: Vec<usize>,
    parts: u64,
    weight: u64,
}

impl Sketch {
    fn finish(self, all: &[Module]) -> Pack {
        let modules: Vec<Module> = self.modules.iter().filter_map(|place| all.get(*place).cloned()).collect();
        let parts = modules.iter().flat_map(|module| module.parts.iter().cloned()).collect();
        Pack { modules, parts, weight: self.weight }
    }
}

/// The two packs that are best joined, the earlier one first; nothing when no joining is worth it.
fn best_pair(packs: &[Sketch], heaviest: u64) -> Option<(usize, usize)> {
    let mut best: Option<(u64, usize, usize)> = None;
    for (a, first) in packs.iter().enumerate() {
        for (b, second) in packs.iter().enumerate().skip(a + 1) {
            if first.weight + second.weight > heaviest || first.parts & second.parts == 0 {
                continue;
            }
            let gain = saved(first, second).checked_sub(wasted(first, second)).filter(|gain| *gain > 0);
            if let Some(gain) = gain
                && best.is_none_or(|(most, ..)| gain > most)
            {
                best = Some((gain, a, b));
            }
        }
    }
    best.map(|(_, a, b)| (a, b))
}

/// One request less for each part that needs both.
fn saved(a: &Sketch, b: &Sketch) -> u64 {
    REQUEST * u64::from((a.parts & b.parts).count_ones())
}

/// What those download for nothing who need only one of the two.
fn wasted(a: &Sketch, b: &Sketch) -> u64 {
    u64::from((a.parts & !b.parts).count_ones()) * b.weight
        + u64::from((b.parts & !a.parts).count_ones()) * a.weight
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(name: &str, parts: &[&str], weight: u64) -> Module {
        Module { name: name.into(), parts: parts.iter().map(|part| (*part).to_owned()).collect(), weight }
    }

    fn names(packs: &[Pack]) -> Vec<Vec<&str>> {
        packs.iter().map(|pack| pack.modules.iter().map(|module| module.name.as_str()).collect()).collect()
    }

    #[test]
    fn what_the_same_parts_need_travels_together() {
        let packs = pack(vec![module("a", &["x", "y"], 9_000), module("b", &["x", "y"], 20_000)], HEAVIEST);
        assert_eq!(names(&packs), [["a", "b"]]);
        assert_eq!(packs[0].weight, 29_000);
    }

    #[test]
    fn nobody_downloads_much_for_nothing() {
        let packs = pack(vec![module("a", &["x"], 20_000), module("b", &["x", "y"], 9_000)], HEAVIEST);
        assert_eq!(names(&packs), [["a"], ["b"]]);
    }

    #[test]
    fn crumbs_go_along() {
        let packs = pack(vec![module("a", &["x", "y"], 20_000), module("crumb", &["x"], 200)], HEAVIEST);
        assert_eq!(names(&packs), [["a", "crumb"]]);
        assert_eq!(packs[0].parts.len(), 2);
    }

    #[test]
    fn no_pack_is_too_heavy() {
        let packs = pack((0..9).map(|n| module(&n.to_string(), &["x"], 10_000)).collect(), HEAVIEST);
        assert_eq!(packs.len(), 3);
        assert!(packs.iter().all(|pack| pack.weight <= HEAVIEST));
    }

    #[test]
    fn no_module_is_lost() {
        let made: Vec<Module> = (0_u64..40)
            .map(|n| {
                let parts: Vec<String> =
                    (0..5).filter(|bit| (n * 7) >> bit & 1 == 1).map(|bit| bit.to_string()).collect();
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                module(&n.to_string(), &parts, 100 + n * n * 3)
            })
            .collect();
        let all: BTreeSet<String> = made.iter().map(|module| module.name.clone()).collect();
        let packs = pack(made, HEAVIEST);
        let packed: Vec<&Module> = packs.iter().flat_map(|pack| &pack.modules).collect();
        assert_eq!(packed.len(), all.len());
        assert_eq!(packed.iter().map(|module| module.name.clone()).collect::<BTreeSet<_>>(), all);
        assert!(
            packs.iter().all(|pack| pack.modules.iter().all(|module| module.parts.is_subset(&pack.parts)))
        );
    }
}
