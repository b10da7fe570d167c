using System.Text.Json;
using PlanLint.Fixes;
using PlanLint.Loading;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Testing;

/// <summary>
/// What each fix must hold in JSON syntax too: a fixture is written in it, fixed, and is JSON again in the shape that it had, with nothing
/// more to fix in it alone. A fix that is not offered there is none.
/// </summary>
public static class JsonFixCheck
{
    /// <summary>The configuration after the fixes of a fixture that is written in JSON syntax, by path; null when it cannot be written so.</summary>
    public static IReadOnlyList<FixedFile>? Check(RuleTestResult native, bool includeUnsafe = true)
    {
        if (Files(native.Fixture) is not { } files) return null;
        var result = native.RunAgain(Join(files));
        // Of what has no meaning there, such as a template that could be an expression, nothing is reported.
        var lacking = Offered(native).Except(Offered(result)).Where(o => result.Diagnostics.Any(d => d.Rule.Id == o.Rule)).ToArray();
        if (lacking.Length > 0)
            throw new RuleTestException($"In JSON syntax, these fixes are not offered: {string.Join("; ", lacking.Select(o => $"{o.Rule} {o.Title}"))}.\n\n{Join(files)}");
        var changed = FixApplier.Apply(result.Diagnostics, new MemoryFileSource(result.Fixture.Files), new FixOptions { IncludeUnsafe = includeUnsafe }).Files;
        foreach (var file in changed)
        {
            if (HclParser.ParseFile(SourceText.From(file.NewText, file.Path)) is { HasErrors: true } broken) throw Wrong(file, $"does not parse: {broken.Diagnostics[0]}");
            if (file.Path.EndsWith(".json", StringComparison.Ordinal)) CheckShape(file);
        }
        var after = files.Where(f => !changed.Any(c => c.Path == f.Path)).Concat(changed.Select(c => (c.Path, c.NewText)));
        // A plan stays as it was made.
        if (changed.Length > 0 && native.Compilation.Plan is null && native.RunAgain(Join(after)).Diagnostics.SelectMany(d => d.Fixes).Any(f => includeUnsafe || f.Safety == Diagnostics.FixSafety.Safe))
            throw Wrong(changed[0], "has more to fix");
        return changed;
    }

    private static IEnumerable<(string Rule, string Title)> Offered(RuleTestResult result) =>
        result.Diagnostics.SelectMany(d => d.Fixes.Select(f => (d.Rule.Id, f.Title)));

    private static List<(string Path, string Text)>? Files(Fixture fixture)
    {
        var files = new List<(string, string)>();
        foreach (var (path, text) in fixture.Files)
        {
            if (!path.EndsWith(".tf", StringComparison.Ordinal)) files.Add((path, text));
            else if (JsonTwin.Of(text) is { } json) files.Add((path + ".json", json));
            else return null;
        }
        return files;
    }

    private static string Join(IEnumerable<(string Path, string Text)> files) => string.Concat(files.Select(f => $"{Fixture.FileMark} {f.Path}\n{f.Text.TrimEnd()}\n"));

    /// <summary>Valid, and each line as far in as what stands open before it.</summary>
    private static void CheckShape(FixedFile file)
    {
        try
        {
            using var document = JsonDocument.Parse(file.NewText);
        }
        catch (JsonException)
        {
            throw Wrong(file, "is no JSON");
        }
        int depth = 0;
        foreach (string line in file.NewText.Split('\n').Where(l => l.Length > 0))
        {
            string text = line.TrimStart();
            int own = text.StartsWith('}') || text.StartsWith(']') ? depth - 1 : depth;
            if (text.Length == 0 || line.Length - text.Length != own * 2) throw Wrong(file, $"has another shape at '{line}'");
            depth += Opened(text);
        }
    }

    private static int Opened(string line)
    {
        int opened = 0;
        bool isText = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (isText && line[i] == '\\') i++;
            else if (line[i] == '"') isText = !isText;
            else if (!isText && line[i] is '{' or '[') opened++;
            else if (!isText && line[i] is '}' or ']') opened--;
        }
        return opened;
    }

    private static RuleTestException Wrong(FixedFile file, string what) => new($"In JSON syntax, {file.Path} {what} after the fix.\n\n{file.NewText}");
}
