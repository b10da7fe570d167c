namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes texts of lines with fields: words of a command line, one a line, or tabbed lines.</summary>
internal sealed class LineMutator(IReadOnlyList<string> words, char separator, int longestText = 6_000) : Mutator
{
    protected override int LongestText => longestText;

    protected override IReadOnlyList<string> Words => words;

    protected override string Change(FuzzRandom random, string text, string donor)
    {
        var lines = text.Split('\n').ToList();
        int at = random.Below(lines.Count);
        string[] theirs = donor.Split('\n');
        switch (random.Below(8))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[random.Below(lines.Count)]); break;
            case 2 or 3: lines.Insert(random.Below(lines.Count + 1), random.Of(words)); break;
            case 4: lines[at] = random.Of(words); break;
            case 5: lines.Insert(at, random.Of(theirs)); break;
            default: lines[at] = Fields(random, lines[at]); break;
        }
        return string.Join('\n', lines);
    }

    private string Fields(FuzzRandom random, string line)
    {
        var fields = line.Split(separator).ToList();
        int at = random.Below(fields.Count);
        switch (random.Below(4))
        {
            case 0: fields.RemoveAt(at); break;
            case 1: fields.Insert(at, random.Of(words)); break;
            case 2: fields[at] = random.Of(words); break;
            default: fields.Add(fields[at]); break;
        }
        return string.Join(separator, fields);
    }
}
