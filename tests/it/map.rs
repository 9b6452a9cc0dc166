//! Pictures: everything in them, nothing on top of anything else, and read by the programs that draw them.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::program::{failed, ok, tacareer};

/// A ladder that branches, names full of marks, a route from the middle of a ladder, and profiles with nothing on a level.
const ODD: &str = r#"
overlay: {title: 'Odd "q" <b> & # \ % ; {x} `c`', publisher: P|Q, date: 2026-09-01}
roles:
  deputy:
    {short: 'D<1>&"x"', title: 'Deputy [a](b) `c` %%{init} #35; \ * _u_ --> 日本語の役職名がとても長いので', family: additional-support-needs,
     follows: asna2, purpose: {text: Odd.}, duties: [{number: 1, text: a}], knowledge: [{text: b}]}
  late:
    {short: LATE, title: Late role, family: additional-support-needs, follows: asna3, purpose: {text: Odd.},
     duties: [{number: 1, text: a}], knowledge: [{text: b}], alongside: [{role: ta1, why: Just so.}]}
destinations:
  inspector: {title: Inspector, open_to: [teaching-assistants], suggested_to: [ta3], steps: [{title: Exam, text: An exam.}]}
"#;

/// The map in a format, with the odd overlay.
fn odd(format: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("odd.yaml");
    std::fs::write(&file, ODD).expect("written");
    ok(tacareer(&["map", "--all", "--format", format, "--overlay"]).arg(&file))
}

/// Qualifications that take in others from far off: of another level, past one between, of their own size.
const FAR: &str = r"
overlay: {title: Far, publisher: Us, date: 2026-09-01}
qualifications:
  leap: {title: A diploma that takes in awards, short: Leap, level: 3, size: diploma, description: [a], incorporates: [l3-award, l2-award]}
  first: {title: A certificate that takes in another of its level, short: First, level: 3, size: certificate, description: [a],
    incorporates: [l3-certificate, l2-certificate]}
  back: {title: An award that takes in a diploma of the level below, short: Back, level: 4, size: award, description: [a],
    incorporates: [l3-diploma], shares_units_with: [l2-award]}
";

/// The map of qualifications, with those that take in others from far off.
fn far(format: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("far.yaml");
    std::fs::write(&file, FAR).expect("written");
    ok(tacareer(&["map", "--qualifications", "--all", "--format", format, "--overlay"]).arg(&file))
}

/// All pictures that are looked at, by what they are of.
fn svgs() -> Vec<(&'static str, String)> {
    let bicycles = ["map", "--format", "svg", "--data", "tests/frameworks/bicycles"];
    vec![
        ("the levels", ok(&mut tacareer(&["map", "--qualifications", "--format", "svg"]))),
        ("far qualifications", far("svg")),
        ("the framework", ok(&mut tacareer(&["map", "--format", "svg"]))),
        ("bicycles", ok(&mut tacareer(&bicycles))),
        ("odd", odd("svg")),
    ]
}

/// The attributes of each element of a kind. What is written is simple enough: no `>` stands in an attribute.
fn elements<'a>(svg: &'a str, kind: &str) -> Vec<BTreeMap<&'a str, &'a str>> {
    let open = format!("<{kind} ");
    let attributes = |text: &'a str| {
        let mut parts = text.split('>').next().unwrap_or_default().split('"');
        let mut found = BTreeMap::new();
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            found.insert(name.trim().trim_end_matches('='), value);
        }
        found
    };
    svg.split(open.as_str()).skip(1).map(attributes).collect()
}

fn number(element: &BTreeMap<&str, &str>, name: &str) -> i64 {
    element.get(name).unwrap_or_else(|| panic!("no {name}: {element:?}")).parse().expect("a number")
}

/// The boxes of a picture: left, top, right, bottom.
fn boxes(svg: &str) -> Vec<[i64; 4]> {
    let all = elements(svg, "rect").into_iter().filter(|rect| rect.get("class") == Some(&"box"));
    let edges = |rect: BTreeMap<&str, &str>| {
        let (x, y) = (number(&rect, "x"), number(&rect, "y"));
        [x, y, x + number(&rect, "width"), y + number(&rect, "height")]
    };
    all.map(edges).collect()
}

#[test]
fn boxes_stand_apart_and_inside() {
    let framework = tacareer::embedded::framework();
    let behind = framework.roles.iter().filter(|role| !framework.units_of_role(role).is_empty()).map(|role| {
        let id = role.id.to_string();
        ("behind a role", ok(&mut tacareer(&["map", "--standards", "--role", &id, "--format", "svg"])))
    });
    for (name, svg) in svgs().into_iter().chain(behind) {
        let root = elements(&svg, "svg").remove(0);
        let (width, height) = (number(&root, "width"), number(&root, "height"));
        let boxes = boxes(&svg);
        assert!(boxes.len() > 2, "{name}: {svg}");
        for (n, one) in boxes.iter().enumerate() {
            assert!(one[0] >= 0 && one[1] >= 0 && one[2] <= width && one[3] <= height, "{name}: {one:?} is outside");
            for other in &boxes[n + 1..] {
                let is_apart = one[2] < other[0] || other[2] < one[0] || one[3] < other[1] || other[3] < one[1];
                assert!(is_apart, "{name}: {one:?} on {other:?}");
            }
        }
        for text in elements(&svg, "text") {
            assert!(
                (0..width).contains(&number(&text, "x")) && (0..height).contains(&number(&text, "y")),
                "{name}: {text:?}"
            );
        }
    }
}

/// Every way begins and ends at the edge of a box, and passes behind none.
#[test]
fn ways_lead_from_box_to_box() {
    for (name, svg) in svgs() {
        let boxes = boxes(&svg);
        let foot = boxes.iter().map(|one| one[3]).max().unwrap_or_default();
        let ways = elements(&svg, "path").into_iter().filter(|path| path.get("class") == Some(&"way"));
        let mut count = 0;
        for way in ways {
            let points: Vec<(i64, i64)> = way["d"]
                .trim_start_matches('M')
                .split(" L")
                .map(|point| {
                    point.split_once(' ').map(|(x, y)| (x.parse().expect("x"), y.parse().expect("y"))).expect("a point")
                })
                .collect();
            // The samples of the legend stand below.
            if points[0].1 > foot {
                continue;
            }
            count += 1;
            for (x, y) in [points[0], points[points.len() - 1]] {
                let is_at = |one: &[i64; 4]| {
                    let is_side = (x == one[0] || x == one[2]) && (one[1]..=one[3]).contains(&y);
                    is_side || (y == one[1] || y == one[3]) && (one[0]..=one[2]).contains(&x)
                };
                assert!(boxes.iter().any(is_at), "{name}: {points:?} ends nowhere");
            }
            for pair in points.windows(2) {
                for step in 1..50 {
                    let at = |from: i64, to: i64| from + (to - from) * step / 50;
                    let (x, y) = (at(pair[0].0, pair[1].0), at(pair[0].1, pair[1].1));
                    let hit = boxes.iter().find(|one| x > one[0] && x < one[2] && y > one[1] && y < one[3]);
                    assert_eq!(hit, None, "{name}: {points:?} passes behind a box");
                }
            }
        }
        assert!(count >= 2, "{name}: {count} ways");
    }
}

/// The picture and the list name the same things, and the bare picture says that it promises nothing.
#[test]
fn words_and_pictures_say_the_same() {
    let framework = tacareer::embedded::framework();
    let words = ok(&mut tacareer(&["map", "--all"]));
    for format in ["svg", "mmd", "dot", "html"] {
        let drawn = ok(&mut tacareer(&["map", "--format", format]));
        let flat = drawn.replace("\\l", " ").replace("</text>\n", " ");
        for role in &framework.roles {
            assert!(words.contains(&role.short) && drawn.contains(&role.short), "{format}: {}", role.short);
        }
        for one in &framework.destinations {
            assert!(words.contains(&one.title) && drawn.contains(&one.title), "{format}: {}", one.title);
        }
        let said = without_tags(&flat);
        assert!(said.contains("nothing here promises a promotion"), "{format}: {said}");
        assert!(said.contains("UNISON and National Education Trust, 2015"), "{format}: {said}");
    }
}

/// The levels name the same things in words and as a picture, and say whose drawing it is.
#[test]
fn levels_and_their_picture_say_the_same() {
    let framework = tacareer::embedded::framework();
    for format in ["svg", "mmd", "dot", "html"] {
        let drawn = ok(&mut tacareer(&["map", "--qualifications", "--format", format]));
        let said =
            without_tags(&drawn.replace("<br>", " ").replace("</text>", " ").replace("\\n", " ").replace("\\l", " "));
        for one in &framework.qualifications {
            assert!(said.contains(&one.title), "{format}: {}\n{said}", one.title);
        }
        for words in [
            "Level 4",
            "Level 3",
            "Level 1",
            "Below level 1",
            "Drawn by tacareer from the levels that the guidance states",
        ] {
            assert!(said.contains(words), "{format}: {words}\n{said}");
        }
    }
}

/// The text between tags, with single spaces.
fn without_tags(text: &str) -> String {
    let mut said = String::new();
    let mut is_tag = false;
    for c in text.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => said.push(c),
            _ => {}
        }
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_name_is_a_mark() {
    let (svg, mermaid, dot) = (odd("svg"), odd("mmd"), odd("dot"));
    assert!(svg.contains("D&lt;1&gt;&amp;&quot;x&quot;") && !svg.contains("<b>"), "{svg}");
    assert!(
        mermaid.contains("D#60;1#62;#38;#34;x#34;") && !mermaid.contains("%%") && !mermaid.contains("<b>"),
        "{mermaid}"
    );
    assert!(dot.contains("D<1>&amp;\\\"x\\\"") && dot.contains("Odd \\\"q\\\" <b> &amp; # \\\\"), "{dot}");
}

/// A framework of so many roles, each above the last or all on one rung.
fn large(roles: usize, is_ladder: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = "about: {title: Brewing, short: Brewing, year: 2026, publishers: [{name: Us}], rights: Ours, indicative: A guide.}\n\
        sections: {\"1\": {title: All of it, page: 1}}\n\
        families: {brewers: {title: Brewers, text: Those who brew., section: \"1\"}}\nroles:\n"
        .to_owned();
    for n in 0..roles {
        let follows = if is_ladder && n > 0 { format!("follows: r{}, ", n - 1) } else { String::new() };
        text += &format!(
            "  r{n}: {{short: R{n}, title: Role {n}, family: brewers, {follows}section: \"1\", purpose: {{text: To brew., section: \"1\"}}, \
             duties_section: \"1\", duties: [{{number: 1, text: Brew.}}], knowledge: [{{text: Hops., section: \"1\"}}]}}\n"
        );
    }
    std::fs::write(folder.path().join("all.yaml"), text).expect("written");
    folder
}

/// A picture is drawn as long as it can be read; the list has everything.
#[test]
fn too_many_roles_are_a_list() {
    for (roles, is_ladder, is_drawn) in [(60, true, true), (61, true, false), (8, false, true), (9, false, false)] {
        let folder = large(roles, is_ladder);
        let ask = |format: &str| {
            let mut command = tacareer(&["map", "--all", "--format", format, "--data"]);
            command.arg(folder.path());
            command
        };
        let list = ok(&mut ask("plain"));
        assert!(list.contains(&format!("R{}, Role {}", roles - 1, roles - 1)), "{list}");
        assert_eq!(list.contains("too many profiles for a picture"), !is_drawn, "{roles}: {list}");
        assert_eq!(ok(&mut ask("html")).contains("<svg"), is_drawn, "{roles}");
        for format in ["svg", "mmd", "dot"] {
            if is_drawn {
                ok(&mut ask(format));
            } else {
                let (code, said) = failed(&mut ask(format));
                assert_eq!(code, Some(1));
                assert!(said.starts_with("error: this answer has no picture"), "{said}");
            }
        }
    }
}

/// Graphviz reads its graph, and another reader of SVG the picture. Either is not everywhere.
#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn other_programs_draw_them() {
    let drawn = [("dot", vec!["-Tsvg"], "dot"), ("rsvg-convert", vec!["--format", "png"], "svg")];
    for (program, args, format) in drawn {
        let behind = ["map", "--standards", "--role", "ta2", "--format", format];
        let pictures =
            [ok(&mut tacareer(&["map", "--format", format])), odd(format), far(format), ok(&mut tacareer(&behind))];
        for picture in pictures {
            let started = Command::new(program)
                .args(&args)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn();
            let Ok(mut child) = started else {
                eprintln!("skipped: there is no {program}");
                continue;
            };
            child.stdin.take().expect("a pipe").write_all(picture.as_bytes()).expect("read");
            let output = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() && !said.contains("rror"), "{program}: {said}\n{picture}");
            assert!(output.stdout.len() > 1_000, "{program} drew nothing");
        }
    }
}
