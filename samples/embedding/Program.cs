// PlanLint inside another tool: parse, evaluate, load a plan, run two rules, print SARIF.
using PlanLint.Analysis;
using PlanLint.Evaluation;
using PlanLint.Hosting;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Syntax;
using PlanLint.Text;

string root = args[0], planFile = args[1];

var tree = HclParser.ParseFile(SourceText.From("greeting = upper(\"hello\")", "inline.hcl"));
var greeting = new Evaluator().Evaluate(tree.Body.GetAttribute("greeting")!.Value, VariableScope.Empty);
Console.Error.WriteLine($"evaluated: {greeting.Value}");

using (var stream = File.OpenRead(planFile))
    Console.Error.WriteLine($"planned changes: {PlanReader.Read(stream, planFile).Plan?.ResourceChanges.Length}");

var rules = new RuleSet(BuiltIn.Rules.Rules.Where(r => r.Descriptor.Id is "PL0201" or "PL0304"));
var result = new Linter(rules, BuiltInKnowledge.Load()).Run(new LintRequest { WorkingDirectory = Environment.CurrentDirectory, Paths = [root], Plan = planFile });
Reporters.ByName("sarif")!.Write(result.Report, Console.Out, ReportOptions.Plain with { Redactor = result.Redactor });
return result.ExitCode;
