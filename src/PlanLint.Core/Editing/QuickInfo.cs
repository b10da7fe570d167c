using System.Text;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Editing;

/// <summary>
/// What an editor shows beside a place, in Markdown: what the plan does to a resource, what a name stands for, what the rule of a finding
/// says.
/// </summary>
public static class QuickInfo
{
    private const int MostInstances = 5;
    private const int MostAttributes = 12;
    private const int LongestValue = 200;

    /// <summary>The text, with sensitive values as labels; null when there is nothing to say.</summary>
    /// <param name="root">What was found out about the root module.</param>
    /// <param name="redactor">Of the run.</param>
    /// <param name="tree">The file.</param>
    /// <param name="position">The offset in it.</param>
    public static string? At(RootResult root, Redactor redactor, SyntaxTree tree, int position)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(tree);
        redactor = redactor.ForOutput();
        var parts = new List<string>();
        var modules = root.Compilation.Modules;
        string path = tree.Source.Path;
        if (modules is not null && SymbolFinder.FindAt(modules, path, position) is { } use) parts.AddRange(Of(root.Compilation, use.Symbol, redactor));
        else if (modules is not null && HeaderAt(modules, tree, position) is { } resource) parts.AddRange(Of(root.Compilation, resource, redactor));
        foreach (var finding in root.Findings.Where(f => f.Suppression is null && f.Location.Path == path && Holds(f.Location, tree.Source, position)))
            parts.Add(Of(finding, redactor));
        return parts.Count == 0 ? null : string.Join("\n\n---\n\n", parts);
    }

    private static ResourceSymbol? HeaderAt(ModuleTree modules, SyntaxTree tree, int position) => modules.DistinctModules.SelectMany(m => m.Resources)
        .FirstOrDefault(r => ReferenceEquals(r.Block.Tree, tree) && position >= r.Block.HeaderSpan.Start && position <= r.Block.HeaderSpan.End);

    private static bool Holds(SourceLocation location, SourceText source, int position)
    {
        if (location.IsFile) return false;
        var at = source.GetLinePosition(position);
        return location.LineSpan.Start.CompareTo(at) <= 0 && at.CompareTo(location.LineSpan.End) <= 0;
    }

    private static IEnumerable<string> Of(Compilation compilation, Symbol symbol, Redactor redactor)
    {
        switch (symbol)
        {
            case ResourceSymbol resource:
                return [Planned(compilation, resource, redactor)];
            case VariableSymbol variable:
                string type = variable.Type is { } constraint ? $": `{constraint}`" : "";
                string? description = (variable.Body.GetAttribute("description")?.Value as TemplateSyntax)?.LiteralValue;
                return [$"**var.{variable.Name}**{type}{(description is null ? "" : $"\n\n{MarkdownText.Escape(redactor.Redact(description))}")}"
                    + Value(compilation.Evaluation?.ValueOf(variable, variable.Module.Path), variable.IsSensitive || variable.IsEphemeral, redactor)];
            case LocalSymbol local:
                return [$"**local.{local.Name}**{Value(compilation.Evaluation?.ValueOf(local, local.Module.Path), false, redactor)}"];
            case OutputSymbol output:
                return [$"**{output.Reference}**{Value(compilation.Evaluation?.ValueOf(output, output.Module.Path), output.IsSensitive, redactor)}"];
            case ModuleCallSymbol call:
                return [$"**module.{call.Name}**{(call.Source is { } source ? $": {Code(redactor.Redact(source))}" : "")}"];
            default:
                return [$"**{symbol.Reference}**"];
        }
    }

    private static string Value(Value? value, bool isSensitive, Redactor redactor) =>
        value is null ? "" : $"\n\n= {Code(redactor.Redact(Quote.Of(value, isSensitive) with { Limit = LongestValue }))}";

    /// <summary>What the plan does to each instance, and why.</summary>
    private static string Planned(Compilation compilation, ResourceSymbol resource, Redactor redactor)
    {
        var text = new StringBuilder($"**{resource.Reference}**");
        if (compilation.Plan is not { } plan) return text.ToString();
        var changes = plan.AllChanges.Where(c => c.Address.BlockAddress().Equals(resource.Address) && ChangeCauses.IsEffect(c)).ToList();
        if (changes.Count == 0) text.Append("\n\nThe plan does not change it.");
        foreach (var change in changes.Take(MostInstances))
        {
            var planned = PlanPictures.Change(compilation, change, redactor);
            text.Append($"\n\n{planned.Action}: {Code(planned.Address)}");
            if (CauseSummaries.Of(compilation, change.Address) is { } caused) text.Append($", {MarkdownText.Escape(redactor.Redact(caused.Cause.Text))}");
            foreach (var attribute in planned.Attributes.Take(MostAttributes))
                text.Append($"\n- {Code(attribute.Path)}: {Code(attribute.Before)} → {Code(attribute.After)}");
            if (planned.Attributes.Length > MostAttributes) text.Append($"\n- and {planned.Attributes.Length - MostAttributes} more");
        }
        if (changes.Count > MostInstances) text.Append($"\n\nand {Plural.Of(changes.Count - MostInstances, "more instance")}");
        return text.ToString();
    }

    /// <summary>The finding, and the page of its rule up to the example.</summary>
    private static string Of(Diagnostic finding, Redactor redactor)
    {
        string page = finding.Rule.HelpMarkdown.ReplaceLineEndings("\n");
        int end = page.IndexOf("\n## Example", StringComparison.Ordinal);
        if (end > 0) page = page[..end];
        string title = $"**{finding.Rule.Id}** {MarkdownText.Escape(redactor.Redact(finding.Text))}";
        string notes = string.Concat(finding.Notes.Select(n => $"\n- {MarkdownText.Escape($"{n.Label}: {redactor.Redact(n.Text)}")}"));
        return $"{title}{(notes.Length > 0 ? "\n" + notes : "")}{(page.Length > 0 ? $"\n\n{Body(page)}" : "")}";
    }

    private static string Code(string text) => $"`{MarkdownText.Code(text)}`";

    /// <summary>The page without its title, with smaller headings.</summary>
    private static string Body(string page)
    {
        int start = page.IndexOf('\n', StringComparison.Ordinal);
        return (start < 0 ? page : page[start..]).Replace("\n## ", "\n#### ", StringComparison.Ordinal).Trim();
    }
}
