namespace PlanLint.MSBuild.Tests;

/// <summary>What the task and the tool say to each other arrives as it was said.</summary>
public class ExchangeTests
{
    private static readonly string[] Texts = ["", " ", "a", "a\tb", "a\nb\r\nc", "\\", "\\t", "a\\\\n", "\\\t\\", "ü\u2028😀", "error"];

    [Test]
    public void Any_text_can_be_a_field()
    {
        string line = TabbedLine.Join(Texts);
        line.ShouldNotContain('\n');
        line.ShouldNotContain('\r');
        TabbedLine.Split(line).ShouldBe(Texts);
    }

    [TestCaseSource(nameof(Texts))]
    public void A_finding_keeps_what_it_says(string text)
    {
        var finding = new LoggedFinding("PL0201", "warning", $"/x/{text}", 3, 11, "https://docs.example/rules/PL0201.html", text);
        LoggedFinding.FromLine(finding.ToLine()).ShouldBe(finding);
    }

    [TestCase("")]
    [TestCase("PlanLint: 3 files, 1 findings")]
    [TestCase("PL0201\tloud\t/x\t1\t1\t\tm")]
    [TestCase("PL0201\terror\t/x\tone\t1\t\tm")]
    [TestCase("PL0201\terror\t/x\t1\t1\t\tm\tmore")]
    public void Another_line_is_no_finding(string line) => LoggedFinding.FromLine(line).ShouldBeNull();

    [Test]
    public void A_request_keeps_what_it_asks()
    {
        var request = new BuildRequest
        {
            ProjectFile = "/x/a\tb.csproj",
            FindingsFile = "/x/obj/f",
            ReadFile = "/x/obj/r",
            AbsentFile = "/x/obj/a",
            Sarif = "out.sarif",
            Rules = ["/x/1.dll", "/x/2.dll"],
            Roots = [new BuildRoot("infra/", [KeyValuePair.Create("Plan", "p;q"), KeyValuePair.Create("Visible", "")]), new BuildRoot("other/", [])],
        };
        BuildRequest.FromLines(request.ToLines())!.ToLines().ShouldBe(request.ToLines());
        BuildRequest.FromLines(request.ToLines())!.Roots[0].Metadata.ShouldBe(request.Roots[0].Metadata);
    }

    [TestCase("")]
    [TestCase("project\t/x/a.csproj")]
    public void Half_a_request_is_none(string lines) => BuildRequest.FromLines(lines.Split('\n')).ShouldBeNull();

    [Test]
    public void Of_what_a_process_says_the_beginning_is_kept_and_all_is_read()
    {
        using var reader = new StringReader(new string('a', ProcessOutput.MostKept - 2) + "\n" + new string('b', ProcessOutput.MostKept));
        var output = new ProcessOutput(reader);
        output.End.Wait(Tool.Hang).ShouldBeTrue();
        output.Lines().Select(l => l.Length).ShouldBe([ProcessOutput.MostKept - 2, 1]);
        reader.Peek().ShouldBe(-1);
    }
}
