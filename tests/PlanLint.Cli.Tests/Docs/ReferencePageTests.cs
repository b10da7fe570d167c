using System.Text;
using System.Text.RegularExpressions;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>The reference pages name every key that the readers know, and their examples are read without a complaint.</summary>
internal sealed partial class ReferencePageTests
{
    private const string Unknown = "zzzzzzzzzz";

    [TestCase("{0}")]
    [TestCase("planlint {{\n{0}\n}}\n")]
    [TestCase("rule \"PL0105\" {{\n{1}\n}}\n")]
    [TestCase("inventory \"kubernetes\" {{\n{0}\n}}\n")]
    public void Options_page_names_every_key(string around) => Names(Page("options.md"), around, OptionProblems);

    [TestCase("{0}")]
    [TestCase("intent \"a\" {{\n{0}\n}}\n")]
    [TestCase("intent \"a\" {{\n  max {{\n{0}\n}}\n}}\n")]
    [TestCase("intent \"a\" {{\n  allow {{\n{0}\n}}\n}}\n")]
    [TestCase("intent \"a\" {{\n  accept {{\n{0}\n}}\n}}\n")]
    public void Intents_page_names_every_key(string around) => Names(Page("intents.md"), around, IntentProblems);

    [Test]
    public void Examples_of_options_and_intents_are_read()
    {
        Examples("options.md", "options").ShouldAllBe(text => OptionProblems(text).Count == 0);
        Examples("intents.md", "intent").ShouldAllBe(text => IntentProblems(text).Count == 0);
    }

    /// <summary>What an example does not show, nobody learns from it.</summary>
    [Test]
    public void Examples_hold_every_key_of_the_tables()
    {
        foreach (var (page, word) in (ReadOnlySpan<(string, string)>)[("options.md", "options"), ("intents.md", "intent")])
        {
            string example = string.Concat(Examples(page, word));
            foreach (Match row in TableKey().Matches(Page(page)))
                foreach (Match key in Word().Matches(row.Groups[1].Value)) example.ShouldMatch($@"\b{key.Groups[1].Value}\b", page);
        }
    }

    [Test]
    public void Example_of_an_inventory_comes_back_as_it_was()
    {
        string text = Examples("inventories.md", "inventory").ShouldHaveSingleItem();
        var result = InventoryReader.Read(Encoding.UTF8.GetBytes(text), "inventory.json");
        result.Diagnostics.ShouldBeEmpty();
        using var written = new StringWriter();
        InventoryWriter.Write(result.Inventory!, written);
        foreach (Match key in JsonKey().Matches(written.ToString()))
            Page("inventories.md").ShouldContain(key.Value);
    }

    private static void Names(string page, string around, Func<string, IReadOnlyList<Diagnostic>> read)
    {
        string wrong = $"{Unknown} = 1\n{Unknown} {{\n}}\n", wrongBlock = $"{Unknown} {{\n}}\n";
        var known = read(string.Format(null, around, wrong, wrongBlock))
            .Select(d => KnownNames().Match(d.Message)).Where(m => m.Success).SelectMany(m => m.Groups[1].Value.Split(", ")).ToArray();
        foreach (string name in known) page.ShouldMatch($@"`{name}\b", $"the page does not name '{name}'");
    }

    private static IReadOnlyList<Diagnostic> OptionProblems(string text)
    {
        var bag = new DiagnosticBag();
        OptionsFile.Read(SourceText.From(text, OptionsFile.Name), bag);
        return bag.Diagnostics;
    }

    private static IReadOnlyList<Diagnostic> IntentProblems(string text) => IntentReader.Read(SourceText.From(text, "a.intent.hcl")).Diagnostics;

    private static string[] Examples(string page, string word)
    {
        string[] found = [.. Fence.In(Page(page)).Where(f => f.Words.Contains(word)).Select(f => f.Text)];
        found.ShouldNotBeEmpty();
        return found;
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(CliProcess.Repository, "docs", name));

    [GeneratedRegex(@"Known here: ([\w, ]+)\.")]
    private static partial Regex KnownNames();

    [GeneratedRegex(@"^\| (`[\w`, ]+`) \| ", RegexOptions.Multiline)]
    private static partial Regex TableKey();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Word();

    [GeneratedRegex("\"(planlint_inventory|captured_at|complete_for|objects|[a-z_]+)\"(?=:)")]
    private static partial Regex JsonKey();
}
