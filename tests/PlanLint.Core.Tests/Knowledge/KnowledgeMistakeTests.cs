using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Knowledge;

/// <summary>What a user may get wrong in a knowledge file: each mistake is said where it stands, and nothing else is lost.</summary>
public sealed class KnowledgeMistakeTests
{
    private const string Good = "\ntracking_key \"good.example/*\" {\n  owner = \"Good\"\n}\n";

    // Names.
    [TestCase("resource_typ \"a_b\" {\n}", "mine.hcl(1,1)", "There is no block 'resource_typ' here. Did you mean 'resource_type'?")]
    [TestCase("owner = \"me\"", "mine.hcl(1,1)", "There is no argument 'owner' here. 'owner' is a block: write 'owner { … }'.")]
    [TestCase("chart {\n}", "mine.hcl(1,1)", "A 'chart' block has 1 label, not 0.")]
    [TestCase("placeholders \"x\" {\n  patterns = [\"a\"]\n}", "mine.hcl(1,1)", "A 'placeholders' block has 0 labels, not 1.")]
    [TestCase("chart \"c\" {\n  template_crds = true\n}", "mine.hcl(2,3)", "There is no argument 'template_crds' here. Did you mean 'templates_crds'?")]
    [TestCase("chart \"c\" {\n  zzz {\n  }\n}", "mine.hcl(2,3)", "There is no block 'zzz' here. Known here: confidence, crd_groups, holds, keep_setting, ships_crds, source, templates_crds.")]
    // Kinds of values.
    [TestCase("chart \"c\" {\n  templates_crds = \"sometimes\"\n}", "mine.hcl(2,20)", "'templates_crds' must be true or false.")]
    [TestCase("chart \"c\" {\n  source = { a = 1 }\n}", "mine.hcl(2,12)", "'source' must be a string or a list of strings.")]
    [TestCase("chart \"c\" {\n  confidence = \"sure\"\n}", "mine.hcl(2,16)", "'sure' is not a value of 'confidence'; expected \"proven\" or \"likely\" or \"heuristic\".")]
    [TestCase("placeholders {\n  shortest_secret = -1\n}", "mine.hcl(2,21)", "'shortest_secret' must be a whole number, 0 or more.")]
    [TestCase("operator \"g\" {\n  mutates = { Cluster = \"spec\" }\n}", "mine.hcl(2,13)", "'mutates' must be a map of lists of paths by kind.")]
    [TestCase("operator \"g\" {\n  defaults = { Cluster = [\"spec\"] }\n}", "mine.hcl(2,14)", "'defaults' must be a map of maps of strings, by kind and path.")]
    [TestCase("successor \"s\" {\n  replaced_by = [\"a\"]\n}", "mine.hcl(2,17)", "'replaced_by' must be a map of strings.")]
    [TestCase("write_only \"a_b\" {\n  arguments = [\"a\"]\n}", "mine.hcl(2,15)", "'arguments' must be a map of strings.")]
    // Words.
    [TestCase("protected \"p\" {\n  types = [\"a\"]\n  level = \"fatal\"\n}", "mine.hcl(3,11)", "'fatal' is not a value of 'level'; expected \"error\" or \"warning\".")]
    [TestCase("successor \"s\" {\n  replaced_by = { a = \"b\" }\n  mode = \"resource\"\n}", "mine.hcl(3,10)", "'resource' is not a value of 'mode'; expected \"managed\" or \"data\".")]
    [TestCase("secret_attribute \"s\" {\n  attributes = [\"a\"]\n  encoding = \"hex\"\n}", "mine.hcl(3,14)", "'hex' is not a value of 'encoding'; expected \"text\" or \"base64\".")]
    [TestCase("claim \"c\" {\n  types = [\"a\"]\n  objects = [values.id]\n  role = \"takes\"\n}", "mine.hcl(4,10)", "'takes' is not a value of 'role'; expected \"owner\" or \"sets\" or \"adds\".")]
    // What a row cannot do without.
    [TestCase("protected \"p\" {\n}", "mine.hcl(1,1)", "A 'protected' row needs 'types' or 'kinds'.")]
    [TestCase("cheap_types {\n}", "mine.hcl(1,1)", "A 'cheap_types' row needs 'types'.")]
    [TestCase("tracking_key \"k\" {\n}", "mine.hcl(1,1)", "A 'tracking_key' row needs 'owner'.")]
    [TestCase("owner \"o\" {\n}", "mine.hcl(1,1)", "An 'owner' row needs 'name_keys' or 'tracking_id'.")]
    [TestCase("claim \"c\" {\n  types = [\"a\"]\n  role = \"adds\"\n}", "mine.hcl(1,1)", "A 'claim' row needs 'objects'.")]
    [TestCase("deletion_guard \"d\" {\n  paths = [\"a\"]\n  weakened_by = \"becomes\"\n}", "mine.hcl(1,1)", "A 'deletion_guard' row needs 'values'.")]
    [TestCase("field_effect \"f\" {\n  kind = \"K.g\"\n  paths = [\"spec\"]\n}", "mine.hcl(1,1)", "A 'field_effect' row needs 'effect'.")]
    [TestCase("field_effect \"f\" {\n  kind = \"K.g\"\n  paths = [\"spec\"]\n  effect = \"stops\"\n  when = \"becomes\"\n}", "mine.hcl(1,1)", "A 'field_effect' row needs 'value'.")]
    [TestCase("perpetual_diff \"d\" {\n  types = [\"a\"]\n}", "mine.hcl(1,1)", "A 'perpetual_diff' row needs 'paths'.")]
    [TestCase("provider_side \"a\" {\n}", "mine.hcl(1,1)", "A 'provider_side' row needs 'attributes'.")]
    [TestCase("unrecoverable_secret \"a\" {\n}", "mine.hcl(1,1)", "An 'unrecoverable_secret' row needs 'attributes'.")]
    [TestCase("lookup \"a\" {\n}", "mine.hcl(1,1)", "A 'lookup' row needs 'command'.")]
    [TestCase("cluster_wide \"a\" {\n  kinds = [\"A.b\"]\n}", "mine.hcl(1,1)", "A 'cluster_wide' row needs 'decides'.")]
    // Names that expressions see.
    [TestCase("claim \"c\" {\n  types = [\"a\"]\n  role = \"adds\"\n  objects = [value.id]\n}", "mine.hcl(4,14)", "There is no 'value' here; knowledge sees 'type', 'values', 'identity'.")]
    [TestCase("resource_type \"a_b\" {\n  import_id = each.key\n}", "mine.hcl(2,15)", "There is no 'each' here; knowledge sees 'values', 'config', 'identity', 'live'.")]
    [TestCase("resource_type \"a_b\" {\n  kind = values.kind\n}", "mine.hcl(2,10)", "Unknown variable: There is no variable named \"values\".")]
    // Types and their members.
    [TestCase("resource_type \"a_b\" {\n  identity = { nmae = values.name }\n}", "mine.hcl(2,23)", "An identity has no 'nmae'; it has 'system', 'kind', 'namespace' and 'name'. Did you mean 'name'?")]
    [TestCase("resource_type \"a_b\" {\n  identity = { namespace = values.name }\n}", "mine.hcl(2,14)", "An identity needs 'name'.")]
    [TestCase("resource_type \"a_b\" {\n  import_format = \"{a}/{b\"\n}", "mine.hcl(2,19)", "'{a}/{b' is not a form of an id; write its parts as '{part}' and optional ones as '[…]'.")]
    [TestCase("resource_type \"a_b\" {\n  on_existing = values.x ? \"adopts\" : \"eror\"\n}", "mine.hcl(2,39)", "'eror' is not a value of 'on_existing'; expected \"error\", \"adopts\", \"idempotent\", \"duplicates\" or \"merges\". Did you mean 'error'?")]
    [TestCase("resource_types \"x\" {\n  for_each = { a_b = \"error\", a_c = \"adots\" }\n  on_existing = each.value\n}", "mine.hcl(3,17)", "'adots' is not a value of 'on_existing'; expected \"error\", \"adopts\", \"idempotent\", \"duplicates\" or \"merges\". Did you mean 'adopts'?")]
    [TestCase("resource_types \"x\" {\n  for_each = { a_b = \"{id}\", a_c = \"{id\" }\n  import_format = each.value\n}", "mine.hcl(3,19)", "'{id' is not a form of an id; write its parts as '{part}' and optional ones as '[…]'.")]
    [TestCase("resource_types \"x\" {\n  for_each = { a_b = 1, (var.x) = 2 }\n}", "mine.hcl(1,1)", "'resource_types' needs 'for_each = { resource_type = value … }' with literal keys.")]
    [TestCase("resource_types \"x\" {\n  for_each = { a_b = 1, a_c = 2 }\n  knid = \"box\"\n}", "mine.hcl(3,3)", "There is no argument 'knid' here. Did you mean 'kind'?")]
    public void Is_said_where_it_stands(string text, string place, string message)
    {
        var diagnostics = new DiagnosticBag();
        var known = KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From(text + Good, "mine.hcl")], diagnostics);
        diagnostics.Diagnostics.Select(d => (d.Rule.Id, d.Location.ToString(), d.Message)).ShouldBe([("PL0006", place, message)]);
        known.TrackingKeyOf("good.example/x").ShouldNotBeNull().Owner.ShouldBe("Good");
    }

    [Test]
    public void Leaves_out_rows_that_lack_what_they_need_and_keeps_the_others()
    {
        var known = KnowledgeReader.Extend(KnowledgeBase.Empty, [SourceText.From("""
            lookup "acme" {
            }

            lookup "acme boxes" {
              system  = "acme"
              command = "acme show {name}"
              sorce   = "a manual"
            }
            """, "mine.hcl")], new DiagnosticBag());
        known.LookupCommand(new PlanLint.Addresses.ObjectIdentity("acme", "box", "", "blue"), n => $"'{n}'").ShouldBe("acme show 'blue'");
    }
}
