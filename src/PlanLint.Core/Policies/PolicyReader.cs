using System.Collections.Frozen;
using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Policies;

/// <summary>Reads rules written in HCL, from files named <c>*.rule.hcl</c>.</summary>
public static class PolicyReader
{
    /// <summary>Functions whose result depends on more than their arguments; a policy gives the same answer everywhere.</summary>
    private static readonly HashSet<string> Impure = new(StringComparer.Ordinal)
    {
        "file", "filebase64", "filebase64sha256", "filebase64sha512", "fileexists", "filemd5", "fileset", "filesha1", "filesha256", "filesha512",
            "templatefile", "abspath", "pathexpand",
        "timestamp", "plantimestamp", "uuid", "bcrypt", "rsadecrypt",
    };

    /// <summary>
    /// The rules of one file. Every mistake is a PL0006 at its place, with the name that was probably meant; a wrong rule is left out.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="page">Finds the page of a rule by its id; null for rules without pages.</param>
    /// <param name="isBuiltIn">True for PlanLint's own policies, whose ids are <c>PL</c> and four digits.</param>
    public static ImmutableArray<PolicyRule> Read(SourceText source, DiagnosticBag diagnostics, Func<string, string>? page = null, bool isBuiltIn = false) =>
        Read(source, diagnostics, page, (bool?)isBuiltIn);

    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="page">Finds the page of a rule by its id; null for rules without pages.</param>
    /// <param name="isBuiltIn">Null when the ids may be PlanLint's own or a user's.</param>
    internal static ImmutableArray<PolicyRule> Read(SourceText source, DiagnosticBag diagnostics, Func<string, string>? page, bool? isBuiltIn)
    {
        var tree = HclParser.ParseFile(source);
        diagnostics.AddRange(tree.Diagnostics);
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        foreach (var block in file.Blocks("rule", labels: 1))
            if (ReadRule(file.Inside(block), block, diagnostics, page, isBuiltIn) is { } policy) rules.Add(new PolicyRule(policy, block.Labels[0].Location));
        file.Finish();
        return rules.ToImmutable();
    }

    private static Policy? ReadRule(BodyReader body, BlockSyntax block, DiagnosticBag diagnostics, Func<string, string>? page, bool? isBuiltIn)
    {
        string id = block.Labels[0].Value;
        var at = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        int before = diagnostics.Diagnostics.Count;
        string? title = body.String("title"), name = body.String("name");
        var severity = body.Word("severity", "error", "warning", "note") switch { "error" => Severity.Error, "note" => Severity.Note, _ => Severity.Warning };
        var confidence = body.Word("confidence", "proven", "likely", "heuristic") switch
        {
            "likely" => Confidence.Likely,
            "heuristic" =>
            Confidence.Heuristic,
            _ => Confidence.Proven
        };
        var onUnknown = body.Word("on_unknown", "note", "error", "warning", "none") switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "none" => Severity.None,
            null when isBuiltIn == true => Severity.None,
            _ => Severity.Note,
        };
        var types = ReadTypes(body, block, diagnostics);
        var filter = body.Expression("filter");
        var condition = body.Expression("condition");
        var message = body.Expression("error_message");
        var locals = ImmutableDictionary.CreateBuilder<string, ExpressionSyntax>();
        foreach (var inner in body.Blocks("locals", labels: 0))
            foreach (var attribute in inner.Body.Attributes) locals[attribute.Name] = attribute.Value;
        ImmutableArray<BlockSyntax> tests = [.. body.Blocks("test", labels: 1)];
        body.Finish();

        if (!IsId(id, isBuiltIn)) Report(block.Labels[0].Location, isBuiltIn == true
            ? $"'{id}' is not an id of PlanLint."
            : $"'{id}' cannot be a rule's id: use capitals and digits, such as ORG001; ids that start with PL and a digit are PlanLint's own.");
        foreach (var (value, argument) in (ReadOnlySpan<(ExpressionSyntax?, string)>)[(condition, "condition"), (message, "error_message")])
            if (value is null && block.Body.GetAttribute(argument) is null) Report(at, $"Rule '{id}' has no '{argument}'.");
        var expressions = ((ExpressionSyntax?[])[filter, condition, message]).OfType<ExpressionSyntax>().Concat(locals.Values).ToArray();
        var near = new Lazy<NearestNames>(() => new NearestNames(locals.Keys));
        foreach (var expression in expressions) Check(expression, locals, near, Report);
        if (diagnostics.Diagnostics.Count > before || condition is null || message is null) return null;

        var references = expressions.SelectMany(e => e.DescendantNodes().Prepend(e)).OfType<ScopeTraversalSyntax>()
            .Where(r => PolicyScope.Names.Contains(r.RootName)).ToArray();
        return new Policy
        {
            Descriptor = new RuleDescriptor(id, name ?? id.ToLowerInvariant(), title ?? name ?? id, "{0}", severity) { Confidence = confidence, Page = page },
            ResourceTypes = types,
            Filter = filter,
            OnUnknown = onUnknown,
            Condition = condition,
            ErrorMessage = message,
            Locals = locals.ToImmutable(),
            Tests = tests,
            Uses = references.Select(r => r.RootName).ToFrozenSet(StringComparer.Ordinal),
            Attributes = references.Where(r => r.Steps is [_, { Name: not null }, ..]).GroupBy(r => r.RootName, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.Select(r => r.Steps[1].Name!).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        };

        void Report(SourceLocation place, string text) => diagnostics.Report(ToolRules.InputNotUnderstood, place, text);
    }

    /// <summary><c>resource</c> is a glob or a list of globs.</summary>
    private static ImmutableArray<string> ReadTypes(BodyReader body, BlockSyntax block, DiagnosticBag diagnostics)
    {
        if (body.Expression("resource") is TupleSyntax) return body.Strings("resource");
        if (body.String("resource") is { } one) return [one];
        if (block.Body.GetAttribute("resource") is null)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(block.Tree.Source, block.HeaderSpan),
                $"Rule '{block.Labels[0].Value}' does not say which resources it is about: write resource = \"aws_*\".");
        return [];
    }

    private static void Check(ExpressionSyntax expression, IDictionary<string, ExpressionSyntax> locals, Lazy<NearestNames> near,
        Action<SourceLocation, string> report)
    {
        foreach (var call in expression.DescendantNodes().Prepend(expression).OfType<FunctionCallSyntax>())
            if (Impure.Contains(call.Name)) report(call.Location, $"A rule cannot call '{call.Name}': its answer may depend only on the resource.");
        foreach (var reference in ReferenceWalk.FreeReferences(expression))
        {
            if (PolicyScope.Names.Contains(reference.RootName)) continue;
            if (reference.RootName == "local")
            {
                if (reference.Steps is [_, { Name: { } local }, ..] && locals.ContainsKey(local)) continue;
                string missing = reference.Steps is [_, { Name: { } written }, ..] ? written : "";
                report(reference.Location, $"There is no local '{missing}' here.{Hint(near.Value.Of(missing))}");
                continue;
            }
            report(reference.Location, $"There is no '{reference.RootName}' here.{Hint(NearestName.Of(reference.RootName, PolicyScope.Names))} "
                + $"Known are {string.Join(", ", PolicyScope.Names)} and local.");
        }
    }

    private static string Hint(string? near) => near is null ? "" : $" Did you mean '{near}'?";

    private static bool IsId(string id, bool? isBuiltIn)
    {
        bool isOwn = id.Length == 6 && id.StartsWith("PL", StringComparison.Ordinal) && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
        if (isOwn || isBuiltIn == true) return isOwn && isBuiltIn != false;
        if (id.Length is < 3 or > 40 || !char.IsAsciiLetterUpper(id[0])
            || id.StartsWith("PL", StringComparison.Ordinal) && char.IsAsciiDigit(id[2])) return false;
        return id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_' or '-');
    }
}
