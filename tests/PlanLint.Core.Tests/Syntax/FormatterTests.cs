using System.ComponentModel;
using System.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

public sealed class FormatterTests
{
    private static readonly (string Input, string Expected)[] Cases =
    [
        ("a=1\nlonger =  2\n\nb= 3", "a      = 1\nlonger = 2\n\nb = 3"),
        ("b \"x\"  {\na=1 # one\nlonger=2 # two\n}\n", "b \"x\" {\n  a      = 1 # one\n  longer = 2 # two\n}\n"),
        ("a = [\n1,\n  -2,3\n]\n", "a = [\n  1,\n  -2, 3\n]\n"),
        ("a = {b=1,c=[for x in[y]:x]}\n", "a = { b = 1, c = [for x in [y] : x] }\n"),
        ("a = f( 1 ,x ... )\n", "a = f(1, x...)\n"),
        ("a = x?y:- z\nb=!c\nd = 1-2\n", "a = x ? y : -z\nb = !c\nd = 1 - 2\n"),
        ("a = \"x${ y }z\"\n", "a = \"x${y}z\"\n"),
        ("a = <<E\n  x ${ y }\nE\nbcd = 1\n", "a   = <<E\n  x ${y}\nE\nbcd = 1\n"),
        ("a = {}\nb {\n}\n", "a = {}\nb {\n}\n"),
        ("a = x [ 0 ] . y\n", "a = x[0].y\n"),
        ("a = p :: f(1)\n", "a = p::f(1)\n"),
        ("b {\n  c = {\n d = 1\n longer = 2\n}\n}\n", "b {\n  c = {\n    d      = 1\n    longer = 2\n  }\n}\n"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Lays_out_as_terraform_fmt((string Input, string Expected) item)
    {
        string formatted = HclFormatter.Format(item.Input);
        formatted.ShouldBe(item.Expected);
        HclFormatter.Format(formatted).ShouldBe(formatted);
    }

    [Test]
    public void Agrees_with_terraform_fmt_on_the_suite()
    {
        if (!IsTerraformThere()) Assert.Ignore("terraform is not on the PATH");
        string folder = Directory.CreateTempSubdirectory("planlint-fmt").FullName;
        try
        {
            var texts = new Dictionary<string, string>();
            foreach (string path in Directory.GetFiles(Golden.Folder, "*.hcl"))
            {
                string text = File.ReadAllText(path);
                if (HclParser.ParseFile(SourceText.From(text, "x.tf")) is { HasErrors: true } || !IsOnlyLaidOut(text)) continue;
                string name = Path.ChangeExtension(Path.GetFileName(path), ".tf");
                texts[name] = text;
                File.WriteAllText(Path.Combine(folder, name), text);
            }
            Run(folder, "fmt").ShouldBe(0);
            var different = texts.Where(t => HclFormatter.Format(t.Value).TrimEnd('\n') != File.ReadAllText(Path.Combine(folder, t.Key)).TrimEnd('\n')).Select(t => t.Key);
            different.ShouldBeEmpty();
            texts.Count.ShouldBeGreaterThan(60);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// False where fmt does more than lay out: it unwraps <c>"${x}"</c>, writes labels anew, drops byte order marks and carriage
    /// returns, and loses the key of <c>b[true]</c> (Terraform 1.11.4).
    /// </summary>
    private static bool IsOnlyLaidOut(string text)
    {
        var tree = HclParser.ParseFile(SourceText.From(text, "x.tf"));
        return !text.Contains('\r', StringComparison.Ordinal) && !text.StartsWith('\uFEFF') && tree.Body.Items.Count > 0
            && !tree.Root.DescendantNodes().Any(node => node switch
            {
                TemplateWrapSyntax => true,
                LabelSyntax label => label.ToString() != $"\"{label.Value}\"" || label.Value.AsSpan().ContainsAny('$', '%'),
                ScopeTraversalSyntax traversal => traversal.Steps.Any(s => s is { Key: not null, KeyKind: LiteralKind.Bool or LiteralKind.Null }),
                _ => false,
            });
    }

    private static bool IsTerraformThere()
    {
        try
        {
            return Run(Path.GetTempPath(), "version") == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static int Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("terraform", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
