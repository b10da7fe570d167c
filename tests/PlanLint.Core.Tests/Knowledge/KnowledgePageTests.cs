using System.Text.RegularExpressions;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Knowledge;

/// <summary>The reference page of rows says all that a reader knows, and its examples are right.</summary>
public sealed partial class KnowledgePageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFiles.Root(), "rules", "knowledge", "README.md"));

    private static IEnumerable<string> Kinds => KnownHere("zzzzzzzzzzzz \"x\" {\n}").Order(StringComparer.Ordinal);

    [Test]
    public void Names_every_kind_of_row() =>
        Kinds.Where(k => !Page.Contains($"`{k} \"", StringComparison.Ordinal) && !Page.Contains($"`{k}`", StringComparison.Ordinal)).ShouldBeEmpty();

    [TestCaseSource(nameof(Kinds))]
    public void Names_every_argument_of(string kind)
    {
        string label = kind is "cheap_types" or "placeholders" ? "" : "\"x\"";
        string members = kind == "resource_types" ? "  for_each = { a_b = 1 }\n" : "";
        string[] arguments = [.. KnownHere($"{kind} {label} {{\n{members}  zzzzzzzzzzzz = 1\n}}")];
        arguments.ShouldContain("source");
        arguments.Where(a => !Page.Contains($"`{a}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public void Shows_a_file_that_is_right()
    {
        string example = Examples().Matches(Page).Select(m => m.Groups[1].Value).Single(e => e.Contains("resource_type ", StringComparison.Ordinal));
        var diagnostics = new DiagnosticBag();
        KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From(example, "facts/acme.hcl")], diagnostics).IsSecret("acme_box", "combination").ShouldBeTrue();
        diagnostics.Diagnostics.ShouldBeEmpty();
    }

    /// <summary>The names that the message about one that is unknown tells.</summary>
    private static string[] KnownHere(string text)
    {
        var diagnostics = new DiagnosticBag();
        KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From(text, "mine.hcl")], diagnostics);
        string message = diagnostics.Diagnostics.Single(d => d.Message.Contains("zzzzzzzzzzzz", StringComparison.Ordinal)).Message;
        return message[(message.IndexOf("Known here: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", ");
    }

    [GeneratedRegex("```hcl\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
