namespace PlanLint.Fuzz.Running;

/// <summary>Shortens an input that fails, as long as it fails for the same cause.</summary>
internal sealed class Minimizer(Func<string, bool> fails, int mostRuns)
{
    private int runs;

    /// <summary>The shortest input found: first files and lines are taken out, then characters, longest pieces first.</summary>
    public string Minimize(string input)
    {
        string before;
        do
        {
            before = input;
            input = Without(input, Pieces(input, "# file: "));
            input = Halving(input.Split('\n'), static lines => string.Join('\n', lines));
            input = Halving([.. input.Select(c => c.ToString())], string.Concat);
        }
        while (input.Length < before.Length && runs < mostRuns);
        return input;
    }

    private string Without(string input, string[] pieces)
    {
        for (int i = pieces.Length - 1; i >= 0 && pieces.Length > 1; i--)
        {
            string shorter = string.Concat(pieces.Where((_, j) => j != i));
            if (Fails(shorter)) (pieces, input) = ([.. pieces.Where((_, j) => j != i)], shorter);
        }
        return input;
    }

    private static string[] Pieces(string input, string mark)
    {
        var pieces = new List<string>();
        int start = 0;
        for (int at = input.IndexOf("\n" + mark, StringComparison.Ordinal); at >= 0; at = input.IndexOf("\n" + mark, at + 1, StringComparison.Ordinal))
        {
            pieces.Add(input[start..(at + 1)]);
            start = at + 1;
        }
        return [.. pieces, input[start..]];
    }

    private string Halving(IReadOnlyList<string> parts, Func<IEnumerable<string>, string> join)
    {
        var kept = parts.ToList();
        for (int size = Math.Max(1, kept.Count / 2); ; size /= 2)
        {
            for (int at = 0; at < kept.Count && runs < mostRuns;)
            {
                var shorter = kept.Take(at).Concat(kept.Skip(at + size)).ToList();
                if (Fails(join(shorter))) kept = shorter;
                else at += size;
            }
            if (size <= 1) return join(kept);
        }
    }

    private bool Fails(string input)
    {
        runs++;
        return fails(input);
    }
}
