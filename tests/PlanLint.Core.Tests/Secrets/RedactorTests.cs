using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Secrets;

public sealed class RedactorTests
{
    private const string Label = "(sensitive #1)";
    private const string Secret = "p\"w\\${x}\nthe-next-line";

    [Test]
    public void Hides_every_occurrence_under_one_label() =>
        Redactor.Of(["hunter2", "other-1"]).Redact("a hunter2, other-1, hunter2!").ShouldBe("a (sensitive #1), (sensitive #2), (sensitive #1)!");

    [Test]
    public void Begins_to_number_anew_in_each_output()
    {
        var redactor = Redactor.Of(["hunter2", "other-1"]);
        redactor.Redact("hunter2").ShouldBe("(sensitive #1)");
        redactor.ForOutput().Redact("other-1").ShouldBe("(sensitive #1)");
        redactor.Redact("other-1").ShouldBe("(sensitive #2)");
    }

    [TestCase("postgres")]
    [TestCase("Postgres")]
    [TestCase("5432")]
    [TestCase("app-primary-0")]
    public void Hides_an_ordinary_word_or_a_name_only_where_values_stand(string secret)
    {
        var redactor = Redactor.Of([secret], () => ["module.x.aws_db_instance.app-primary-0"]);
        redactor.Redact($"aws_db_instance.{secret} in {secret}.tf").ShouldBe($"aws_db_instance.{secret} in {secret}.tf");
        redactor.RedactValue($"host={secret};x{secret}").ShouldBe($"host=(sensitive #1);x{secret}");
        redactor.RedactCode($"a = \"{secret}\"\n").ShouldBe("a = \"(sensitive #1)\"\n");
        redactor.RedactCode($"\"was {secret}\"").ShouldBe("\"was (sensitive #1)\"", "an expression may be a string as a whole");
        redactor.RedactCode($", \"{secret}\" ]").ShouldBe(", \"(sensitive #1)\" ]", "a part of a list tells nothing of what stands where");
    }

    [Test]
    public void Tells_words_from_values_in_a_message()
    {
        var message = new PlanLint.Diagnostics.MessageText("postgres of {0} is {1}, not {2}",
            ["postgres", new PlanLint.Diagnostics.QuotedValue("postgres"), new PlanLint.Diagnostics.QuotedValue(Redactor.Hidden) { Secret = "hunter2" }]);
        Redactor.Of(["postgres"]).Redact(message).ShouldBe("postgres of postgres is (sensitive #1), not (sensitive #2)");
    }

    [TestCase("p\"w\\${x}\nthe-next-line")]
    [TestCase("p\\\"w\\\\${x}\\nthe-next-line")]
    [TestCase("p\\\"w\\\\$${x}\\nthe-next-line")]
    [TestCase("cCJ3XCR7eH0KdGhlLW5leHQtbGluZQ")]
    public void Knows_the_value_as_it_is_escaped_and_encoded(string form) =>
        Redactor.Of([Secret]).Redact($"<{form}>").ShouldBe($"<{Label}>");

    [Test]
    public void Knows_the_lines_of_a_value() => Redactor.Of([Secret]).Redact("  the-next-line").ShouldBe($"  {Label}");

    [Test]
    public void Leaves_no_tail_of_values_that_overlap()
    {
        string redacted = Redactor.Of(["ab1cdef", "def2ghi", "cdef2"]).Redact("xab1cdef2ghiy");
        redacted.ShouldBe($"x{Label}y");
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
