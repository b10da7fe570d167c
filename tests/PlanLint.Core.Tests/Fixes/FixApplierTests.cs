using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Fixes;

public sealed class FixApplierTests
{
    private const string Main = "resource \"a\" \"b\" {\n  x = 1\n  y = 2\n}\n";
    private const string Import = "import {\n  to = a.b\n  id = \"1\"\n}\n";

    [Test]
    public void Applies_edits_of_several_fixes_to_one_file()
    {
        var source = SourceText.From(Main, "main.tf");
        var result = Apply(Main, Fix("PL0001", Replace(source, "1", "10")), Fix("PL0002", Replace(source, "2", "20")));
        result.Files.Single().NewText.ShouldBe(Main.Replace("1", "10").Replace("2", "20"));
        result.Applied.Length.ShouldBe(2);
    }

    [Test]
    public void Lets_the_first_of_two_fixes_win_and_names_it()
    {
        var source = SourceText.From(Main, "main.tf");
        var result = Apply(Main, Fix("PL0001", Replace(source, "x = 1", "x = 3")), Fix("PL0002", Replace(source, "1", "4"), Replace(source, "2", "5")));
        result.Files.Single().NewText.ShouldBe(Main.Replace("x = 1", "x = 3"));
        result.Left.Single().Reason.ShouldBe("it touches the same text as the fix of PL0001; run the command again");
    }

    [Test]
    public void Leaves_out_an_insertion_into_text_that_another_fix_removes()
    {
        var source = SourceText.From(Main, "main.tf");
        int inside = Main.IndexOf("y = 2", StringComparison.Ordinal);
        var removes = Fix("PL0001", TextEdit.Replace(source, TextSpan.FromBounds(0, Main.Length), ""));
        var inserts = Fix("PL0002", TextEdit.Insert(source, inside, "z = 3\n  "));
        Apply(Main, removes, inserts).Left.Single().Reason.ShouldBe("it touches the same text as the fix of PL0001; run the command again");
        Apply(Main, inserts, removes).Left.Single().Reason.ShouldBe("it touches the same text as the fix of PL0002; run the command again");
    }

    [Test]
    public void Makes_an_edit_that_two_findings_ask_for_once()
    {
        var source = SourceText.From(Main, "main.tf");
        var result = Apply(Main, Fix("PL0001", Replace(source, "1", "3")), Fix("PL0002", Replace(source, "1", "3")));
        result.Files.Single().NewText.ShouldBe(Main.Replace("1", "3"));
        result.Left.ShouldBeEmpty();
    }

    [Test]
    public void Leaves_unsafe_fixes_until_they_are_asked_for()
    {
        var fix = Fix("PL0001", TextEdit.Append("imports.tf", Import)) with { Fixes = [new CodeFix("t", FixSafety.Unsafe, [TextEdit.Append("imports.tf", Import)])] };
        Apply(Main, fix).Files.ShouldBeEmpty();
        Apply(Main, fix).Left.Single().Reason.ShouldContain("--unsafe");
        FixApplier.Apply([fix], new MemoryFileSource([("main.tf", Main)]), new FixOptions { IncludeUnsafe = true }).Files.Single().NewText.ShouldBe(Import);
    }

    [Test]
    public void Takes_the_first_fix_of_a_finding_that_is_allowed()
    {
        var source = SourceText.From(Main, "main.tf");
        var finding = Fix("PL0001") with { Fixes = [new CodeFix("a", FixSafety.Unsafe, [Replace(source, "1", "3")]), new CodeFix("b", FixSafety.Safe, [Replace(source, "1", "4")])] };
        Apply(Main, finding).Applied.Single().Fix.Title.ShouldBe("b");
    }

    [Test]
    public void Writes_generated_blocks_once_whatever_file_of_the_module_has_them()
    {
        Apply(Main, Fix("PL0001", TextEdit.Append("imports.tf", Import)), Fix("PL0002", TextEdit.Append("imports.tf", Import))).Files.Single().NewText.ShouldBe(Import);
        var second = Apply(Main + "\n" + Import, Fix("PL0001", TextEdit.Append("imports.tf", Import)));
        second.Files.ShouldBeEmpty();
        second.Applied.ShouldBeEmpty();
        second.Left.ShouldBeEmpty();
    }

    [Test]
    public void Separates_appended_blocks_by_one_blank_line()
    {
        var files = new MemoryFileSource([("imports.tf", "# ours")]);
        FixApplier.Apply([Fix("PL0001", TextEdit.Append("imports.tf", Import))], files, new FixOptions()).Files.Single().NewText.ShouldBe("# ours\n\n" + Import);
    }

    [Test]
    public void Keeps_line_ends()
    {
        string text = Main.ReplaceLineEndings("\r\n");
        var source = SourceText.From(text, "main.tf");
        Apply(text, Fix("PL0001", Replace(source, "1", "[\n1\n]"))).Files.Single().NewText.ShouldBe(text.Replace("1", "[\r\n1\r\n]"));
    }

    [Test]
    public void Refuses_what_would_no_longer_parse_and_keeps_the_rest()
    {
        var result = Apply(Main, Fix("PL0001", Replace(SourceText.From(Main, "main.tf"), "}", "")), Fix("PL0002", TextEdit.Append("imports.tf", Import)));
        result.Files.Single().Path.ShouldBe("imports.tf");
        result.Left.Single().Reason.ShouldBe("main.tf would no longer parse");
    }

    [Test]
    public void Refuses_a_file_that_changed_since()
    {
        Apply("# other\n" + Main, Fix("PL0001", Replace(SourceText.From(Main, "main.tf"), "1", "3"))).Left.Single().Reason.ShouldBe("main.tf has changed since it was analysed");
    }

    [Test]
    public void Passes_over_suppressed_findings_and_other_rules()
    {
        var source = SourceText.From(Main, "main.tf");
        Apply(Main, Fix("PL0001", Replace(source, "1", "3")) with { Suppression = new Suppression(SuppressionKind.InSource, "", null) }).Files.ShouldBeEmpty();
        FixApplier.Apply([Fix("PL0001", Replace(source, "1", "3"))], new MemoryFileSource([("main.tf", Main)]), new FixOptions { Rules = ["PL0002"] }).Files.ShouldBeEmpty();
    }

    [Test]
    public void Shows_a_diff_with_three_lines_of_context()
    {
        string text = "a = 1\nb = 1\nc = 1\nd = 1\ne = 1\nf = 1\ng = 1\nh = 1\ni = 1\nj = 1\nk = 1\nl = 1";
        var source = SourceText.From(text, "main.tf");
        var result = Apply(text, Fix("PL0001", Replace(source, "b = 1\n", "")), Fix("PL0002", Replace(source, "l = 1", "l = 2\nm = 3")));
        UnifiedDiff.Of(result.Files.Single()).ShouldBe("""
            --- a/main.tf
            +++ b/main.tf
            @@ -1,5 +1,4 @@
             a = 1
            -b = 1
             c = 1
             d = 1
             e = 1
            @@ -9,4 +8,5 @@
             i = 1
             j = 1
             k = 1
            -l = 1
            \ No newline at end of file
            +l = 2
            +m = 3
            \ No newline at end of file

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Shows_a_new_file_as_added() =>
        UnifiedDiff.Of(Apply(Main, Fix("PL0001", TextEdit.Append("imports.tf", Import))).Files.Single())
            .ShouldBe("--- /dev/null\n+++ b/imports.tf\n@@ -0,0 +1,4 @@\n+import {\n+  to = a.b\n+  id = \"1\"\n+}\n");

    private static FixResult Apply(string main, params Diagnostic[] findings) => FixApplier.Apply(findings, new MemoryFileSource([("main.tf", main)]), new FixOptions());

    private static TextEdit Replace(SourceText source, string old, string text) =>
        TextEdit.Replace(source, new TextSpan(source.Text.IndexOf(old, StringComparison.Ordinal), old.Length), text);

    private static Diagnostic Fix(string id, params TextEdit[] edits) =>
        new(new RuleDescriptor(id, "a-rule", "A rule", "{0}", Severity.Warning), Severity.Warning, "m", SourceLocation.InFile("main.tf")) { Fixes = [new CodeFix("t", FixSafety.Safe, [.. edits])] };
}
