using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Evaluation.Functions;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Policies;

/// <summary>Reads <c>test</c> blocks: those in a <c>rule</c> block, and those of files named <c>*.test.hcl</c>, which name the rule.</summary>
internal static class PolicyTestReader
{
    /// <summary>The tests that a rule carries. Every mistake is a PL0006 at its place, and a wrong test is left out.</summary>
    public static ImmutableArray<PolicyTest> Of(PolicyRule rule, DiagnosticBag diagnostics) =>
        [.. rule.Tests.Select(b => Read(b, rule.Descriptor.Id, diagnostics)).OfType<PolicyTest>()];

    /// <summary>The tests of a file, whose <c>rule</c> holds for each of them that names none.</summary>
    public static ImmutableArray<PolicyTest> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var tree = HclParser.ParseFile(source);
        diagnostics.AddRange(tree.Diagnostics);
        var file = new BodyReader(tree.Body, ToolRules.InputNotUnderstood, diagnostics);
        string? rule = file.String("rule");
        var tests = ImmutableArray.CreateBuilder<PolicyTest>();
        foreach (var block in file.Blocks("test", labels: 1))
            if (Read(block, rule, diagnostics, mayName: true) is { } test) tests.Add(test);
        file.Finish();
        return tests.ToImmutable();
    }

    private static PolicyTest? Read(BlockSyntax block, string? rule, DiagnosticBag diagnostics, bool mayName = false)
    {
        int before = diagnostics.Diagnostics.Count;
        string name = block.Labels[0].Value;
        var at = SourceLocation.At(block.Tree.Source, block.HeaderSpan);
        var body = new BodyReader(block.Body, ToolRules.InputNotUnderstood, diagnostics);
        if (mayName) rule = body.String("rule") ?? rule;
        var written = body.Expression("config");
        var config = written is null ? null : WrittenText.Of(written);
        if (written is not null && config is null) Report(written.Location, "'config' is Terraform configuration as text: write it as config = <<-EOT … EOT.");
        var variables = body.Value("vars");
        if (variables is not null && (variables.IsNull || variables.Type.Kind is not (TypeKind.Object or TypeKind.Map)))
            Report(block.Body.GetAttribute("vars")!.Value.Location, "'vars' is an object of values: vars = { region = \"eu-central-1\" }.");
        var plan = Input("plan", TypeKind.Object);
        var live = Input("live", TypeKind.Object, TypeKind.Tuple);
        var expected = body.Strings("expect").Select(e => (Text: e, Address: ResourceAddress.Parse(e))).ToArray();
        body.Finish();

        if (rule is null) Report(at, $"Test '{name}' does not say which rule it tests: write rule = \"ORG001\".");
        if (block.Body.GetAttribute("expect") is not { } expects)
            Report(at, $"Test '{name}' does not say what it expects: write the addresses that the rule must report, or expect = [] for none.");
        else
            foreach (var (text, _) in expected.Where(e => e.Address is null))
                Report(expects.Value.Location, $"'{text}' is no address of a resource.");
        if (block.Body.GetAttribute("config") is null && block.Body.GetAttribute("plan") is null)
            Report(at, $"Test '{name}' has nothing to look at: write config, plan, or both.");
        if (diagnostics.Diagnostics.Count > before) return null;
        return new PolicyTest
        {
            Name = name,
            Rule = rule!,
            Location = at,
            Config = config,
            Variables = variables is null ? null : JsonEncoding.Encode(variables),
            Plan = plan,
            Live = live,
            Expected = [.. expected.Select(e => e.Address!)],
        };

        void Report(SourceLocation place, string text) => diagnostics.Report(ToolRules.InputNotUnderstood, place, text);

        PolicyTestInput? Input(string argument, params ReadOnlySpan<TypeKind> kinds)
        {
            if (body.Value(argument) is not { } value) return null;
            var place = block.Body.GetAttribute(argument)!.Value.Location;
            if (value.StringOrNull is { } file) return new(null, file, place);
            if (!value.IsNull && kinds.Contains(value.Type.Kind)) return new(JsonEncoding.Encode(value), null, place);
            string shapes = kinds.Length > 1 ? "an object or a list of objects" : "an object";
            Report(place, $"'{argument}' is the path of a file, or {shapes} as the file would hold it.");
            return null;
        }
    }
}
