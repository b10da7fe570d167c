namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes YAML by its lines: indentation, anchors, tags, documents, flow collections.</summary>
internal sealed class YamlMutator(IReadOnlyList<string> words) : Mutator
{
    private static readonly string[] Fragments =
    [
        "---\n", "...\n", "- ", "? ", ": ", "&a ", "*a", "<<: *a\n", "!!binary ", "!!str ", "!!int ", "!!set ", "!!null ", "!x ", "|\n", ">-\n", "|2+\n", "{a: 1}", "[a, b]", "[", "{", "]", "}", "# c\n", "%YAML 1.1\n", "%TAG ! a\n", "\t", "'", "\"",
        "~", "null", "0o17", "0x1F", ".inf", "-.nan", "1_000", "2001-01-01", "yes", "y: &b [*b]\n", "a: [\nd", "\"\\xZZ\"", "\"\\ud800\"", "'it''s'", "? [a]\n: b\n", "- - - a\n", "a: b: c\n", "@a", "`a",
    ];

    protected override IReadOnlyList<string> Words => words;

    protected override string Change(FuzzRandom random, string text, string donor)
    {
        var lines = text.Split('\n').ToList();
        int at = random.Below(lines.Count);
        switch (random.Below(9))
        {
            case 0: lines[at] = new string(' ', random.Below(6)) + lines[at]; break;
            case 1: lines[at] = lines[at].TrimStart(); break;
            case 2: lines.Insert(at, lines[random.Below(lines.Count)]); break;
            case 3: lines.RemoveAt(at); break;
            case 4: lines.InsertRange(at, Some(random, donor)); break;
            case 5: lines[at] = Value(lines[at], random.Of(Fragments)); break;
            case 6: lines[at] = Value(lines[at], random.OneIn(2) ? random.Of(words) : TextMutations.Number(random)); break;
            case 7: lines.Insert(at, Indent(lines[at]) + random.Of(Fragments)); break;
            default: lines[at] = lines[at].Insert(random.Below(lines[at].Length + 1), random.Of(Fragments)); break;
        }
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Some(FuzzRandom random, string donor)
    {
        string[] lines = donor.Split('\n');
        return lines.Skip(random.Below(lines.Length)).Take(random.Length(12));
    }

    private static string Value(string line, string value)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Indent(line) + value : $"{line[..(colon + 1)]} {value}";
    }

    private static string Indent(string line) => line[..(line.Length - line.TrimStart(' ').Length)];
}
