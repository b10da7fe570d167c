using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Secrets;

public sealed class RedactorTests
{
    private const string Secret = "p\"w\\${x}\nthe-next-line";

    [Test]
    public void Hides_every_occurrence_and_shows_a_hash() =>
        Redactor.Of(["hunter2"]).Redact("a hunter2, hunter2!").ShouldBe("a (sensitive sha256:f52fbd32), (sensitive sha256:f52fbd32)!");

    [TestCase("p\"w\\${x}\nthe-next-line")]
    [TestCase("p\\\"w\\\\${x}\\nthe-next-line")]
    [TestCase("p\\\"w\\\\$${x}\\nthe-next-line")]
    [TestCase("cCJ3XCR7eH0KdGhlLW5leHQtbGluZQ")]
    public void Knows_the_value_as_it_is_escaped_and_encoded(string form) =>
        Redactor.Of([Secret]).Redact($"<{form}>").ShouldBe($"<{Redactor.Label(Secret)}>");

    [Test]
    public void Knows_the_lines_of_a_value() => Redactor.Of([Secret]).Redact("  the-next-line").ShouldBe($"  {Redactor.Label(Secret)}");

    [Test]
    public void Leaves_no_tail_of_values_that_overlap()
    {
        string redacted = Redactor.Of(["abcdef", "defghi", "cdef"]).Redact("xabcdefghiy");
        redacted.ShouldBe($"x{Redactor.Label("abcdef")}y");
    }

    [Test]
    public void Ignores_short_values_and_returns_clean_texts_as_they_are()
    {
        Redactor.Of(["abc", ""]).IsEmpty.ShouldBeTrue();
        string text = "nothing here";
        Redactor.Of(["hunter2"]).Redact(text).ShouldBeSameAs(text);
    }

    [Test]
    public void Hides_any_value_in_any_text() => FsCheck.Check.QuickThrowOnFailure(FsCheck.Fluent.Prop.ForAll<FsCheck.NonNull<string>, FsCheck.NonNull<string>, FsCheck.NonNull<string>>((before, value, after) =>
    {
        string secret = "s3c-" + value.Get;
        return !Redactor.Of([secret]).Redact(before.Get + secret + after.Get).Contains(secret, StringComparison.Ordinal);
    }));

    [Test]
    public void Costs_the_same_for_thousands_of_values_as_for_a_few()
    {
        const string text = "kubernetes_secret_v1.harbor_creds[\"pal-e-app\"] loses argocd.argoproj.io/instance";
        Growth.ShouldBeLinear(1_000, times =>
        {
            // As many values as texts: a search for each value in each text would be quadratic.
            var redactor = Redactor.Of(Enumerable.Range(0, times).Select(i => $"secret-{i:x8}-{i * 7919:x}"));
            return () =>
            {
                for (int i = 0; i < times; i++) redactor.Redact(text).ShouldBeSameAs(text);
            };
        });
    }
}
