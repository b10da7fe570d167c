using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Inventory;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>Reads <c>.planlint.hcl</c> (docs/options.md). Paths in it are relative to the file and may not leave the repository.</summary>
public static class OptionsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = ".planlint.hcl";

    /// <summary>
    /// The options of all files from the repository root down to a directory, nearer ones winning, and what is wrong with them. A file that
    /// is there and cannot be used is an error.
    /// </summary>
    public static (PlanLintOptions Options, IReadOnlyList<Diagnostic> Diagnostics) Find(IFileSource files, string directory)
    {
        var diagnostics = new DiagnosticBag();
        var options = PlanLintOptions.Empty;
        var parts = directory.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int depth = 0; depth <= parts.Length; depth++)
        {
            string path = string.Join('/', parts[..depth].Append(Name));
            var content = files.Read(path);
            if (content.Bytes is { } bytes) options = options.With(Read(SourceText.From(bytes, path), diagnostics));
            else if (content.Kind != EvaluationFileKind.Missing || files.IsLink(path))
                diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
                    $"The options file '{path}' {InputOpener.DescribePresent(content.Kind, InputOpener.LargestText)}, so what it asks for is not known.");
        }
        return (options, diagnostics.Diagnostics);
    }

    /// <summary>The options of one file. A wrong entry is reported and left out.</summary>
    public static PlanLintOptions Read(SourceText source, DiagnosticBag diagnostics)
    {
        var tree = HclParser.ParseFile(source);
        diagnostics.AddRange(tree.Diagnostics);
        string directory = source.Path.Contains('/', StringComparison.Ordinal) ? source.Path[..source.Path.LastIndexOf('/')] : "";
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        var options = new PlanLintOptions
        {
            Protect = [.. file.Strings("protect").Select(p => new AddressPattern(p))],
            TrackingKeys = file.Strings("tracking_keys"),
        };
        foreach (var block in file.Blocks("planlint", labels: 0)) options = options.With(ReadSettings(file.Inside(block), block, directory, diagnostics));
        foreach (var block in file.Blocks("rule", labels: 1)) options = options.With(ReadRule(file.Inside(block), block));
        foreach (var block in file.Blocks("inventory", labels: 1)) options = options.With(ReadScopes(file.Inside(block), block));
        foreach (var block in file.Blocks("owner", labels: 1)) options = options.With(ReadOwner(file.Inside(block), block, diagnostics));
        file.Finish();
        return options;
    }

    /// <summary>The label names one owner, or several as a line of CODEOWNERS does.</summary>
    private static PlanLintOptions ReadOwner(BodyReader body, BlockSyntax block, DiagnosticBag diagnostics)
    {
        ImmutableArray<AddressPattern> addresses = [.. body.Strings("addresses").Select(p => new AddressPattern(p))];
        body.Finish();
        ImmutableArray<string> owners =
            [.. block.Labels[0].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        string? problem = owners.IsEmpty ? "An owner has a name, such as \"@organization/team\"."
            : block.Body.GetAttribute("addresses") is null ? "An 'owner' block says with 'addresses' what is owned." : null;
        if (problem is not null) diagnostics.Report(ToolRules.InputNotUnderstood, block.Labels[0].Location, problem);
        return problem is null ? new PlanLintOptions { Owners = [new AddressOwners(owners, addresses)] } : PlanLintOptions.Empty;
    }

    private static PlanLintOptions ReadSettings(BodyReader body, BlockSyntax block, string directory, DiagnosticBag diagnostics)
    {
        var options = new PlanLintOptions
        {
            FailOn = body.Word("fail_on", "error", "warning", "note", "never", "none") is { } word ? SeverityOf(word) : null,
            Plan = Path("plan", body.String("plan")),
            PlanPattern = Path("plan_pattern", Pattern(body.String("plan_pattern"))),
            EarlierPlans = Paths("earlier_plans"),
            ProviderSchemas = Path("provider_schemas", body.String("provider_schemas")),
            Live = Paths("live"),
            States = Paths("states"),
            VarFiles = Paths("var_files"),
            Intents = Paths("intents"),
            Policies = Paths("policies"),
            Plugins = [.. Paths("plugins").Select(p => (p, block.Body.GetAttribute("plugins")!.Location))],
            Knowledge = Paths("knowledge"),
            Baseline = Path("baseline", body.String("baseline")),
        };
        body.Finish();
        return options;

        ImmutableArray<string> Paths(string name) => [.. body.Strings(name).Select(p => Path(name, p)).OfType<string>()];

        // A leading {root} is the root module itself, wherever the file lies.
        string? Pattern(string? pattern)
        {
            if (pattern is null || PlanPattern.WhatIsWrong(pattern) is not { } problem) return pattern;
            diagnostics.Report(ToolRules.InputNotUnderstood, block.Body.GetAttribute("plan_pattern")!.Value.Location, $"plan_pattern {problem}.");
            return null;
        }

        string? Path(string name, string? path)
        {
            if (path is null || path.StartsWith(PlanPattern.Root, StringComparison.Ordinal)) return path;
            if (!System.IO.Path.IsPathRooted(path) && SourcePath.Combine(directory, path) is { } inside) return inside;
            diagnostics.Report(ToolRules.InputNotUnderstood, block.Body.GetAttribute(name)!.Value.Location,
                $"'{path}' lies outside the repository; name a path inside it, or give it on the command line.");
            return null;
        }
    }

    private static PlanLintOptions ReadRule(BodyReader body, BlockSyntax block)
    {
        string id = block.Labels[0].Value;
        var at = block.Labels[0].Location;
        var severity = body.Word("severity", "error", "warning", "note", "none") is { } word ? SeverityOf(word) : (Severity?)null;
        var settings = ImmutableArray.CreateBuilder<RuleSetting>();
        foreach (var attribute in body.Remaining().ToArray())
            if (body.Value(attribute.Name) is { } value)
                settings.Add(
                    new RuleSetting(id, attribute.Name, value, SourceLocation.At(attribute.Tree.Source, attribute.NameSpan), attribute.Value.Location));
        body.Finish();
        return new PlanLintOptions
        {
            NamedRules = [(id, at)],
            Severities = severity is { } level ? PlanLintOptions.Empty.Severities.Add(id, (level, at)) : PlanLintOptions.Empty.Severities,
            RuleSettings = settings.ToImmutable(),
        };
    }

    private static PlanLintOptions ReadScopes(BodyReader body, BlockSyntax block)
    {
        var scopes = body.Strings("scope");
        body.Finish();
        string system = block.Labels[0].Value;
        return new PlanLintOptions { Scopes = [.. scopes.Select(s => new InventoryScope(system, s, null))] };
    }

    /// <summary>The severity of a word; <c>none</c> and <c>never</c> are <see cref="Severity.None"/>.</summary>
    public static Severity SeverityOf(string word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "note" => Severity.Note,
        _ => Severity.None,
    };
}
