using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Knowledge;
using PlanLint.Knowledge.Schemas;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint knowledge check</c> and <c>suggest</c>: compares files of knowledge with the schemas of providers, or drafts rows from these.
/// </summary>
internal static class KnowledgeCommand
{
    private const int Done = 0;
    private const int Refuted = 1;
    private const int NotRead = 2;

    public static Command Create()
    {
        var action = new Argument<string>("ACTION") { Description = "What to do: check rows of knowledge, or suggest rows that are missing" };
        var files = new Argument<string[]>("PATH")
        {
            Description = "Knowledge files, or folders of them (default: the built-in rows)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var schema = new Option<string?>("--schema") { Description = "Output of 'terraform providers schema -json' to compare with", HelpName = "FILE|-" };
        var types = new Option<string[]>("--type") { Description = "Draft rows only for types that match this pattern (repeatable)", HelpName = "PATTERN" };
        var output = new Option<string?>("--output", "-o") { Description = "Write the drafts to this file instead of standard output", HelpName = "FILE" };
        action.CompletionSources.Add("check", "suggest");
        var command = new Command("knowledge", "Check rows of knowledge against the schemas of providers, or draft rows from them") { action, files, schema,
            types, output };
        command.Validators.Add(result =>
        {
            string? word = result.GetValue(action);
            bool hasSchema = result.GetResult(schema) is not null;
            if (word is not ("check" or "suggest")) result.AddError($"knowledge takes check or suggest{(string.IsNullOrEmpty(word) ? "" : $", not '{word}'")}");
            else if (word == "suggest" && !hasSchema) result.AddError("knowledge suggest needs --schema FILE: terraform providers schema -json > schema.json");
            else if (word == "check" && !hasSchema && (result.GetValue(files) ?? []).Length == 0)
                result.AddError("knowledge check needs knowledge files, --schema FILE, or both");
            if (word == "check" && (result.GetResult(types) is not null || result.GetResult(output) is not null))
                result.AddError("--type and --output go with knowledge suggest");
        });
        command.SetAction(result =>
        {
            var run = new KnowledgeRun(result.GetValue(files) ?? [], result.GetValue(schema), Console.Out, Console.Error);
            return result.GetValue(action) == "check" ? run.Check() : run.Suggest(result.GetValue(types) ?? [], result.GetValue(output));
        });
        return command;
    }

    /// <summary>One run of the command.</summary>
    /// <param name="paths">Files and folders of knowledge; none for what is built in.</param>
    /// <param name="schema">The file of schemas; null for none.</param>
    /// <param name="output">Takes drafts and sums.</param>
    /// <param name="errors">Takes what is wrong.</param>
    internal sealed class KnowledgeRun(IReadOnlyList<string> paths, string? schema, TextWriter output, TextWriter errors)
    {
        private readonly DiagnosticBag bag = new();

        /// <summary>Says what is wrong with rows; 1 when something is, 2 when a file cannot be read.</summary>
        public int Check()
        {
            if (Read() is not var (texts, known, schemas)) return NotRead;
            int mistakes = Tell();
            if (schemas is null)
            {
                output.WriteLine($"{Plural.Of(texts.Count, "file")} checked: {(mistakes == 0 ? "no mistake" : Plural.Of(mistakes, "mistake"))} found.");
                return mistakes > 0 ? Refuted : Done;
            }
            var compared = new DiagnosticBag();
            var check = SchemaCheck.Run(schemas, texts, known, compared);
            foreach (var diagnostic in compared.Diagnostics) InputErrors.Tell(diagnostic, errors);
            int refuted = compared.Diagnostics.Count(d => d.Severity == Severity.Error);
            if (check.Checked == 0) errors.WriteLine("planlint: no row is about a provider in this schema");
            else output.WriteLine(
                $"{Plural.Of(check.Checked, "name")} compared with the schema: {(refuted == 0 ? "all are there" : Plural.Of(refuted, "mistake") + " found")}.");
            return mistakes + refuted > 0 ? Refuted : Done;
        }

        /// <summary>Writes drafts of rows; 2, and no file, when something cannot be read.</summary>
        public int Suggest(IReadOnlyCollection<string> types, string? outputPath)
        {
            if (Read() is not var (_, known, schemas) || Tell() > 0) return NotRead;
            using var drafts = new StringWriter { NewLine = "\n" };
            int drafted = SchemaDrafts.Write(schemas!, known, types, drafts);
            if (drafted == 0) errors.WriteLine("planlint: there is nothing to add: each type of the schema has its rows");
            if (outputPath is null)
            {
                output.Write(drafts);
                return Done;
            }
            string? problem = AtomicFile.Write(outputPath, writer => writer.Write(drafts), RepositoryRoot.Of(".", Environment.CurrentDirectory));
            if (problem is not null) errors.WriteLine($"planlint: {problem}");
            return problem is null ? Done : NotRead;
        }

        /// <summary>The inputs; null, and told, when one cannot be read.</summary>
        private (IReadOnlyList<SourceText> Texts, KnowledgeBase Known, ProviderSchemas? Schemas)? Read()
        {
            string directory = Environment.CurrentDirectory;
            var unreadable = new DiagnosticBag();
            var loader = new WorkspaceLoader(directory, directory, unreadable);
            var given = loader.ReadKnowledge(paths.Select(loader.FromUser));
            using var standardInput = schema == "-" ? Console.OpenStandardInput() : null;
            var schemas = schema is null ? null : loader.ReadProviderSchemas(loader.FromUser(schema), standardInput);
            foreach (var diagnostic in unreadable.Diagnostics) InputErrors.Tell(diagnostic, errors);
            if (unreadable.HasErrors) return null;
            var known = KnowledgeReader.Extend(BuiltInKnowledge.Load(), given, bag);
            return (paths.Count == 0 ? [.. BuiltInKnowledge.Files()] : given, known, schemas);
        }

        /// <summary>Writes the mistakes that files have of their own; returns how many there are.</summary>
        private int Tell()
        {
            foreach (var diagnostic in bag.Diagnostics) InputErrors.Tell(diagnostic, errors);
            return bag.Diagnostics.Count(d => d.Severity == Severity.Error);
        }
    }
}
