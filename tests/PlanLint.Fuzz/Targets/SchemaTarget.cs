using PlanLint.Analysis.Schemas;
using PlanLint.Diagnostics;
using PlanLint.Fuzz.Running;
using PlanLint.Knowledge;
using PlanLint.Knowledge.Schemas;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>Schemas of providers, as <c>check --provider-schemas</c>, <c>knowledge check</c> and <c>knowledge suggest</c> read them.</summary>
internal sealed class SchemaTarget() : FilesTarget("schemas.json", static path => path == "schemas.json")
{
    private static readonly KnowledgeBase BuiltIn = Rules.BuiltInKnowledge.Load();

    public override string Name => "schemas";

    public override string Description => "schemas of providers";

    protected override void Run(Workspace files, Execution execution)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (path, text) in files.Files.Where(f => IsOwn(f.Path)).TakeLast(1))
        {
            if (ProviderSchemaReader.Read(new MemoryStream(RawText.Encode(text)), path, diagnostics) is { } schemas) Use(schemas, files, diagnostics, execution);
            else Execution.Require(diagnostics.Diagnostics.Count > 0, "what is not understood is told", text);
        }
        foreach (var diagnostic in diagnostics.Diagnostics) execution.SawMessage("schemas", diagnostic.Message);
    }

    private static void Use(ProviderSchemas schemas, Workspace files, DiagnosticBag diagnostics, Execution execution)
    {
        var source = new MemoryFileSource(files.Files.DistinctBy(f => f.Path).Select(f => (f.Path, RawText.Encode(f.Text))));
        foreach (var issue in ProviderSchemaCheck.Run(new ModuleLoader(source).Load(""), schemas)) execution.SawMessage("issue", issue.Message);
        var rows = files.Files.Where(f => f.Path.StartsWith("knowledge/", StringComparison.Ordinal)).Select(f => SourceText.From(RawText.Encode(f.Text), f.Path)).ToArray();
        var known = KnowledgeReader.Extend(BuiltIn, rows, diagnostics).Hiding(schemas);
        execution.Saw(SchemaCheck.Run(schemas, rows, known, diagnostics).Checked % 7);
        var drafts = new StringWriter();
        SchemaDrafts.Write(schemas, known, [], drafts);
        var mistakes = new DiagnosticBag();
        KnowledgeReader.Extend(BuiltIn, [SourceText.From(drafts.ToString(), "drafts.hcl")], mistakes);
        Execution.Require(!mistakes.Diagnostics.Any(d => d.Rule.Id == "PL0001"), "drafts of knowledge parse", drafts.ToString());
        execution.Output.Append(drafts);
    }
}
