using System.Text;
using PlanLint.Reporting.Sarif;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Reporting;

public sealed class LineHashTests
{
    private const string Text = "resource \"a\" \"b\" {\n  x = 1\n\n\n  x = 1\n}\r\n\ty = \"東京\"\n}\n}\nend";

    /// <summary>Made by <c>sarif-multitool rewrite --insert RollingHashPartialFingerprints</c> 5.7.0.</summary>
    [TestCase(1, "9f0a321ca8b8f30c:1")]
    [TestCase(2, "53f9528174234a04:1")]
    [TestCase(5, "6dd855dde1701e1c:1")]
    [TestCase(7, "74ea7429f9ec49c5:1")]
    [TestCase(9, "38c15729b2427a95:1")]
    [TestCase(10, "43b6461eda086fe2:1")]
    public void Agrees_with_microsofts_tool(int line, string hash) =>
        LineHashes.Of(SourceText.From(Encoding.UTF8.GetBytes(Text), "m.tf"), line - 1).ShouldBe(hash);

    [Test]
    public void Numbers_lines_that_look_alike()
    {
        string filler = new('x', 200);
        var source = SourceText.From($"a\n{filler}\na\n{filler}\n", "m.tf");
        LineHashes.Of(source, 0)!.Split(':').ShouldBe([LineHashes.Of(source, 2)!.Split(':')[0], "1"]);
        LineHashes.Of(source, 2).ShouldNotBeNull().ShouldEndWith(":2");
    }
}
