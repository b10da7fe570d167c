using PlanLint.Text;

namespace PlanLint.Core.Tests.Text;

public sealed class NfcTests
{
    [TestCase("plain", "plain")]
    [TestCase("e\u0301", "\u00E9")]
    [TestCase("\u1E9B\u0323", "\u1E9B\u0323")]
    [TestCase("a\u0323\u0302", "\u1EAD")]
    [TestCase("a\u0302\u0323", "\u1EAD")]
    [TestCase("\u1112\u1161\u11AB", "\uD55C")]
    [TestCase("\uAC00\u11A8", "\uAC01")]
    [TestCase("\u212B", "\u00C5")]
    [TestCase("\u0958", "\u0915\u093C")]
    [TestCase("\uF900", "\u8C48")]
    [TestCase("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    [TestCase("\u0344", "\u0308\u0301")]
    [TestCase("x\uD800", "x\uD800")]
    [TestCase("漢字 and 🙂", "漢字 and 🙂")]
    public void Composes_as_Unicode_says(string text, string expected) => Nfc.Normalize(text).ShouldBe(expected);

    [Test]
    public void Returns_the_same_instance_when_nothing_changes()
    {
        string text = new('漢', 3);
        Nfc.Normalize(text).ShouldBeSameAs(text);
    }
}
