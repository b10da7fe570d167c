using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Knowledge;

public sealed class KnowledgeReaderTests
{
    private const string Built = """
        resource_type "acme_box" {
          identity    = { name = values.name }
          import_id   = identity.name
          on_existing = "error"
          source      = "docs"
          confidence  = "proven"
        }

        tracking_key "acme.example/*" {
          owner = "Acme"
        }
        """;

    private static readonly Value Box = Value.Object([new("name", Value.String("a")), new("realm", Value.Null(PlanLint.Values.ValueType.String))]);

    [Test]
    public void Reads_a_row()
    {
        var known = Trusted(Built);
        known.Identify("acme_box", Box)!.ToString().ShouldBe("box a");
        known.ImportId("acme_box", Box).ShouldBe("a");
        known.OnExisting("acme_box", Box).ShouldBe(ExistingBehavior.Error);
        known.CanImport("acme_box").ShouldBe(true);
        known.CanImport("acme_unheard_of").ShouldBeNull();
        known.Find("acme_box")!.Evidence.ShouldSatisfyAllConditions(e => e.Sources.ShouldBe(["docs"]), e => e.Confidence.ShouldBe(Confidence.Proven));
    }

    [Test]
    public void Lets_a_users_row_take_the_place_of_a_built_in_one()
    {
        var diagnostics = new DiagnosticBag();
        var known = KnowledgeReader.Extend(Trusted(Built), [SourceText.From("""
            resource_type "acme_box" {
              kind        = "crate"
              identity    = { namespace = try(coalesce(values.realm), "main"), name = values.name }
              on_existing = "adopts"
            }

            tracking_key "acme.example/*" {
              owner = "Somebody else"
              role  = "hint"
            }

            protected "boxes" {
              types = ["acme_*"]
              holds = "what is in the box"
            }
            """, "mine.hcl")], diagnostics);
        diagnostics.Diagnostics.ShouldBeEmpty();
        known.Identify("acme_box", Box)!.ToString().ShouldBe("crate main/a");
        known.OnExisting("acme_box", Box).ShouldBe(ExistingBehavior.Adopts);
        known.CanImport("acme_box").ShouldBe(false);
        known.TrackingKeyOf("acme.example/x")!.Owner.ShouldBe("Somebody else");
        known.ProtectionOf("acme_lid", Value.EmptyObject)!.Holds.ShouldBe("what is in the box");
    }

    [TestCase("resource_type \"a_b\" { identify = { name = values.name } }", "There is no argument 'identify' here. Did you mean 'identity'?")]
    [TestCase("resource_type \"a_b\" { on_existing = \"explodes\" }", "'explodes' is not a value of 'on_existing'; expected \"error\", \"adopts\", \"idempotent\", \"duplicates\" or \"merges\".")]
    [TestCase("resource_type \"a_b\" { identity = { name = value.name } }", "There is no 'value' here; knowledge sees 'values', 'config'.")]
    [TestCase("resource_types \"x\" { identity = { name = each.key } }", "'resource_types' needs 'for_each = { resource_type = value … }' with literal keys.")]
    [TestCase("resource_typ \"a_b\" { }", "There is no block 'resource_typ' here. Did you mean 'resource_type'?")]
    [TestCase("tracking_key \"k\" {\n owner = \"me\"\n role = \"boss\"\n}", "'boss' is not a value of 'role'; expected \"owner\" or \"behavior\" or \"hint\".")]
    [TestCase("protected \"p\" { types = \"a\" }", "'types' must be a list of strings.")]
    public void Reports_mistakes_with_their_place(string text, string message)
    {
        var diagnostics = new DiagnosticBag();
        KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From(text, "mine.hcl")], diagnostics);
        diagnostics.Diagnostics.Select(d => d.Message).ShouldBe([message]);
        diagnostics.Diagnostics[0].Location.Path.ShouldBe("mine.hcl");
        diagnostics.Diagnostics[0].Location.IsFile.ShouldBeFalse();
    }

    [Test]
    public void Makes_nothing_of_an_expression_that_fails()
    {
        var known = Trusted("""resource_type "a_b" { identity = { name = values.name.first } }""");
        known.Identify("a_b", Box).ShouldBeNull();
        known.Identify("a_b", Value.DynamicNull).ShouldBeNull();
        known.Identify("a_b", Value.DynamicUnknown).ShouldBeNull();
    }

    [Test]
    public void Asks_a_users_rows_before_built_in_ones_of_other_names()
    {
        var known = KnowledgeReader.Extend(
            Trusted("""
                protected "boxes" {
                  types = ["acme_*"]
                  holds = "a box"
                }

                successor "lids" {
                  replaced_by = { acme_lid = "acme_cover" }
                }

                placeholders {
                  patterns        = ["todo"]
                  shortest_secret = 4
                }
                """),
            [SourceText.From("""
                protected "the great box" {
                  types = ["acme_box"]
                  holds = "the crown jewels"
                }

                successor "my lids" {
                  mode        = "managed"
                  replaced_by = { acme_lid = "acme_top" }
                }

                placeholders {
                  patterns        = ["later"]
                  shortest_secret = 2
                }
                """, "mine.hcl")], new DiagnosticBag());
        known.ProtectionOf("acme_box", Value.EmptyObject)!.Holds.ShouldBe("the crown jewels");
        known.ProtectionOf("acme_lid", Value.EmptyObject)!.Holds.ShouldBe("a box");
        known.SuccessorOf("acme_lid", isManaged: true)!.Value.Successor.ShouldBe("acme_top");
        known.SuccessorOf("acme_lid", isManaged: false)!.Value.Successor.ShouldBe("acme_cover");
        new[] { "todo", "later", "x", "ab" }.Select(known.Placeholders.Matches).ShouldBe([true, true, true, false]);
    }

    [Test]
    public void Gives_sources_as_links_that_open()
    {
        var known = Trusted("""
            chart "c" {
              source = ["https://acme.example/a, b", "github.com/acme/box@0123:src/box.go", "npm:@acme/box@1.2.3:lib/box.js", "a manual, page 3"]
            }
            """);
        known.ChartOf("c")!.Evidence.Links.ShouldBe(["https://acme.example/a, b", "https://github.com/acme/box/blob/0123/src/box.go", "npm:@acme/box@1.2.3:lib/box.js", "a manual, page 3"]);
    }

    [Test]
    public void Takes_the_last_row_of_a_type_whichever_form_it_has()
    {
        var known = KnowledgeReader.Extend(Trusted(Built), [SourceText.From("""
            resource_types "boxes" {
              for_each = { acme_box = "adopts", acme_lid = "error" }
              identity = { name = values.name }
              on_existing = each.value
            }
            """, "mine.hcl")], new DiagnosticBag());
        known.OnExisting("acme_box", Box).ShouldBe(ExistingBehavior.Adopts);
        known.OnExisting("acme_lid", Box).ShouldBe(ExistingBehavior.Error);
    }

    [TestCase("{a}/{b}", "x/y", true)]
    [TestCase("{a}/{b}", "x", false)]
    [TestCase("{a}/{b}", "/y", false)]
    [TestCase("[{org}:]{uid}", "1:x", true)]
    [TestCase("[{org}:]{uid}", "x", true)]
    [TestCase("k={k},[n={n},]m={m}", "m=3,k=1", true)]
    [TestCase("k={k},[n={n},]m={m}", "k=1", false)]
    public void Matches_import_ids(string format, string id, bool matches) => new ImportIdFormat(format).Matches(id).ShouldBe(matches);

    private static KnowledgeBase Trusted(string text) => KnowledgeReader.ReadTrusted([SourceText.From(text, "built.hcl")]);
}
