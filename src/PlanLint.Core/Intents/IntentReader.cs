using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Intents;

/// <summary>Reads <c>*.intent.hcl</c> (docs/intents.md) into intents.</summary>
public static class IntentReader
{
    /// <summary>The intents of a file in source order, and what was wrong with it. A wrong entry is left out; the rest is read.</summary>
    public static (ImmutableArray<Intent> Intents, IReadOnlyList<Diagnostic> Diagnostics) Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var tree = HclParser.ParseFile(source);
        diagnostics.AddRange(tree.Diagnostics);
        var intents = ImmutableArray.CreateBuilder<Intent>();
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        foreach (var block in file.Blocks("intent", labels: 1)) intents.Add(ReadIntent(block, file.Inside(block)));
        file.Finish();
        if (intents.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(source.Path),
                "The file declares no intent; write 'intent \"name\" { mode = \"targeted\" … }'.");
        return (intents.ToImmutable(), diagnostics.Diagnostics);
    }

    private static Intent ReadIntent(BlockSyntax block, BodyReader body)
    {
        var intent = new Intent
        {
            Name = block.Labels[0].Value,
            Mode = body.Word("mode", "zero-diff", "targeted", "bounded") switch
            {
                "zero-diff" => IntentMode.ZeroDiff,
                "targeted" => IntentMode.Targeted,
                _ => IntentMode.Bounded,
            },
            Ticket = body.String("ticket"),
            Expires = body.Date("expires"),
            RequireTarget = body.Bool("require_target"),
            RequireChecks = body.Bool("require_checks"),
            AllowRealign = body.Bool("allow_realign"),
            Max = body.Blocks("max", labels: 0).Select(b => ReadBudget(body.Inside(b))).FirstOrDefault(),
            Allowances = [.. body.Blocks("allow", labels: 0).Select(b => ReadAllowance(body.Inside(b))).OfType<Allowance>()],
            Protected = Patterns(body, "protected"),
            Ephemeral = Patterns(body, "ephemeral"),
            TrackingKeys = body.Strings("tracking_keys"),
            Accepted = [.. body.Blocks("accept", labels: 0).Select(b => ReadAccepted(b, body.Inside(b))).OfType<AcceptedFinding>()],
            Attestations = body.Strings("attest"),
            Location = SourceLocation.At(block.Tree.Source, block.HeaderSpan),
        };
        body.Finish();
        return intent;
    }

    private static ChangeBudget ReadBudget(BodyReader body)
    {
        var budget = new ChangeBudget(body.Int("create"), body.Int("update"), body.Int("delete"), body.Int("replace"), body.Int("import"));
        body.Finish();
        return budget;
    }

    private static Allowance? ReadAllowance(BodyReader body)
    {
        string? address = body.String("address");
        var actions = body.Strings("actions");
        ImmutableArray<Wildcard> attributes = [.. body.Strings("attributes").Select(a => new Wildcard(a))];
        int? count = body.Int("count");
        body.Finish();
        return address is null ? null : new Allowance(new AddressPattern(address)) { Actions = actions, Attributes = attributes, Count = count };
    }

    private static AcceptedFinding? ReadAccepted(BlockSyntax block, BodyReader body)
    {
        string? rule = body.String("rule");
        string? address = body.String("address");
        var accepted = new AcceptedFinding(rule ?? "", new AddressPattern(address ?? ""), body.String("reason") ?? "", body.Date("until"),
            SourceLocation.At(block.Tree.Source, block.HeaderSpan));
        body.Finish();
        return rule is null || address is null ? null : accepted;
    }

    private static ImmutableArray<AddressPattern> Patterns(BodyReader body, string name) =>
        [.. body.Strings(name).Select(p => new AddressPattern(p))];
}
