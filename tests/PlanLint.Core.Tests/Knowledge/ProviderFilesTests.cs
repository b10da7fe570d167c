using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Knowledge;

/// <summary>Files about the types of one provider are read when a type of it is asked for, and count after every row that names the type.</summary>
public sealed class ProviderFilesTests
{
    private const string General = """
        resource_type "acme_box" {
          import_format = "general"
        }

        resource_type "acme_*" {
          import_format = "pattern"
        }
        """;

    private const string Acme = """
        resource_types "all" {
          for_each = {
            acme_box = "file"
            acme_lid = "file"
          }

          import_format = each.value
        }
        """;

    private int reads;

    private KnowledgeBase Known() => KnowledgeReader.ReadTrusted([SourceText.From(General, "general.hcl")], new Dictionary<string, Func<SourceText>>(StringComparer.Ordinal)
    {
        ["acme"] = () =>
        {
            reads++;
            return SourceText.From(Acme, "types/acme.hcl");
        },
        ["other"] = () => throw new InvalidOperationException("nobody asked for it"),
    });

    [Test]
    public void Are_read_once_and_only_for_a_type_of_their_provider()
    {
        reads = 0;
        var known = Known();
        known.Find("different_box").ShouldBeNull();
        reads.ShouldBe(0);
        known.Find("acme_lid").ShouldNotBeNull();
        known.Find("acme_hinge").ShouldNotBeNull();
        reads.ShouldBe(1);
    }

    [TestCase("acme_box", "general")]
    [TestCase("acme_lid", "file")]
    [TestCase("acme_hinge", "pattern")]
    public void Count_after_a_row_for_the_type_and_before_a_pattern(string type, string row) => Known().Find(type)!.ImportFormat!.Text.ShouldBe(row);

    [Test]
    public void Give_way_to_rows_of_users()
    {
        var known = KnowledgeReader.Extend(Known(), [SourceText.From("resource_type \"acme_lid\" {\n  import_format = \"mine\"\n}", "mine.hcl")], new DiagnosticBag());
        known.Find("acme_lid")!.ImportFormat!.Text.ShouldBe("mine");
    }
}
