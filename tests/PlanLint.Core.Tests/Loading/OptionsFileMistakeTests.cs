using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Loading;

/// <summary>What a user may get wrong in an options file: each mistake is said where it stands, and nothing else is lost.</summary>
public sealed class OptionsFileMistakeTests
{
    private const string Good = "\nprotect = [\"aws_db_instance.*\"]\n\nrule \"PL0411\" {\n  severity = \"note\"\n}\n";

    // Names.
    [TestCase("planlnt {\n}", "1,1", "There is no block 'planlnt' here. Did you mean 'planlint'?")]
    [TestCase("planlint {\n  failon = \"error\"\n}", "2,3", "There is no argument 'failon' here. Did you mean 'fail_on'?")]
    [TestCase("planlint {\n  rule \"PL0101\" {\n  }\n}", "2,3", "There is no block 'rule' here. Known here: baseline, earlier_plans, fail_on, ")]
    [TestCase("rule \"PL0101\" {\n  inventory \"x\" {\n  }\n}", "2,3", "There is no block 'inventory' here. Known here: severity.")]
    [TestCase("inventory \"kubernetes\" {\n  scopes = [\"all\"]\n}", "2,3", "There is no argument 'scopes' here. Did you mean 'scope'?")]
    [TestCase("rule = \"PL0101\"", "1,1", "There is no argument 'rule' here. 'rule' is a block: write 'rule { … }'.")]
    [TestCase("protect {\n}", "1,1", "There is no block 'protect' here. 'protect' is an argument: write 'protect = …'.")]
    [TestCase("fail_on = \"error\"", "1,1", "There is no argument 'fail_on' here. Known here: protect, tracking_keys.")]
    // Labels.
    [TestCase("planlint \"x\" {\n}", "1,1", "A 'planlint' block has 0 labels, not 1.")]
    [TestCase("rule {\n}", "1,1", "A 'rule' block has 1 label, not 0.")]
    [TestCase("rule \"PL0101\" \"PL0102\" {\n}", "1,1", "A 'rule' block has 1 label, not 2.")]
    [TestCase("inventory {\n}", "1,1", "An 'inventory' block has 1 label, not 0.")]
    [TestCase("owner \" \" {\n  addresses = [\"a.*\"]\n}", "1,7", "An owner has a name, such as \"@organization/team\".")]
    [TestCase("owner \"@a\" {\n}", "1,7", "An 'owner' block says with 'addresses' what is owned.")]
    // Kinds of values.
    [TestCase("planlint {\n  plan = 3\n}", "2,10", "'plan' must be a string.")]
    [TestCase("planlint {\n  live = \"live\"\n}", "2,10", "'live' must be a list of strings.")]
    [TestCase("planlint {\n  states = [1]\n}", "2,12", "'states' must be a list of strings.")]
    [TestCase("planlint {\n  policies = { a = \"b\" }\n}", "2,14", "'policies' must be a list of strings.")]
    [TestCase("tracking_keys = \"a/b\"", "1,17", "'tracking_keys' must be a list of strings.")]
    [TestCase("inventory \"kubernetes\" {\n  scope = \"all\"\n}", "2,11", "'scope' must be a list of strings.")]
    // Words.
    [TestCase("planlint {\n  fail_on = \"warnin\"\n}", "2,13", "'warnin' is not a value of 'fail_on'; expected \"error\" or \"warning\" or \"note\" or \"never\" or \"none\". Did you mean 'warning'?")]
    [TestCase("rule \"PL0101\" {\n  severity = \"fatal\"\n}", "2,14", "'fatal' is not a value of 'severity'; expected \"error\" or \"warning\" or \"note\" or \"none\".")]
    [TestCase("rule \"PL0101\" {\n  severity = true\n}", "2,14", "'severity' must be a string.")]
    // Paths.
    [TestCase("planlint {\n  plan = \"../plan.json\"\n}", "2,10", "'../plan.json' lies outside the repository; name a path inside it, or give it on the command line.")]
    [TestCase("planlint {\n  baseline = \"/tmp/b.json\"\n}", "2,14", "'/tmp/b.json' lies outside the repository; name a path inside it, or give it on the command line.")]
    [TestCase("planlint {\n  knowledge = [\"facts\", \"../facts\"]\n}", "2,15", "'../facts' lies outside the repository; name a path inside it, or give it on the command line.")]
    [TestCase("planlint {\n  plan_pattern = \"plan.json\"\n}", "2,18", "plan_pattern")]
    // Values that are not known here.
    [TestCase("planlint {\n  plan = var.plan\n}", "2,10", "")]
    [TestCase("planlint {\n  live = [nosuch(\"a\")]\n}", "2,11", "")]
    // HCL itself.
    [TestCase("planlint {\n  plan = \n}", "2,", "")]
    [TestCase("planlint {\n  plan = \"a\"\n  plan = \"b\"\n}", "3,3", "")]
    public void Is_said_where_it_stands(string mistake, string place, string message)
    {
        var (options, problems) = Read(mistake + "\n" + Good);
        var problem = problems.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(Severity.Error);
        problem.Location.ToString().ShouldStartWith($".planlint.hcl({place}");
        problem.Message.ShouldStartWith(message);
        options.Protect.ShouldHaveSingleItem();
        options.Severities["PL0411"].Severity.ShouldBe(Severity.Note);
    }

    [Test]
    public void What_stands_beside_a_mistake_counts()
    {
        var (options, problems) = Read("planlint {\n  fail_on = \"warnin\"\n  live    = [\"../a\", \"live\"]\n  plan    = \"plan.json\"\n}\n");
        problems.Count.ShouldBe(2);
        (options.FailOn, options.Plan).ShouldBe((null, "plan.json"));
        options.Live.ShouldBe(["live"]);
    }

    private static (PlanLintOptions Options, IReadOnlyList<Diagnostic> Problems) Read(string text)
    {
        var bag = new DiagnosticBag();
        var options = OptionsFile.Read(SourceText.From(text, ".planlint.hcl"), bag);
        return (options, bag.Diagnostics);
    }
}
