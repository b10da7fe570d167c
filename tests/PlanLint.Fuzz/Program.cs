using System.CommandLine;
using PlanLint.Fuzz;
using PlanLint.Fuzz.Running;
using PlanLint.Fuzz.Targets;

var names = new Option<string[]>("--target") { Description = "Kind of input; all without it (repeatable)", HelpName = "NAME" };
var minutes = new Option<double>("--minutes") { Description = "How long for each target", HelpName = "N", DefaultValueFactory = _ => double.PositiveInfinity };
var executions = new Option<long>("--executions") { Description = "How many made inputs for each target, beyond the stored ones", HelpName = "N" };
var seed = new Option<ulong>("--seed") { Description = "Another seed makes other inputs", HelpName = "S", DefaultValueFactory = _ => 1 };
var output = new Option<string?>("--out") { Description = "Folder for inputs that fail; printed without it", HelpName = "DIR" };
var inputs = new Option<string?>("--inputs") { Description = "Folder of inputs to run and to start from, beyond the stored ones", HelpName = "DIR" };
var list = new Option<bool>("--list") { Description = "List the targets" };
var instrument = new Option<bool>("--instrument") { Description = "Make the built assemblies count their branches, so that inputs which reach new ones are kept; until the next build" };
var root = new RootCommand("Fuzzes every kind of input of PlanLint. Exit code 1 when an input fails.");
foreach (var option in (Option[])[names, minutes, executions, seed, output, inputs, list, instrument]) root.Options.Add(option);
root.SetAction(result =>
{
    if (result.GetValue(instrument)) return Instrument();
    return Session.Run(result.GetValue(names) ?? [], result.GetValue(list), result.GetValue(executions), result.GetValue(minutes), result.GetValue(seed), result.GetValue(output), result.GetValue(inputs));
});
return root.Parse(args).Invoke();

static int Instrument()
{
    if (Instrumentation.Apply() is not { } problem) return 0;
    Console.Error.WriteLine(problem);
    return 2;
}
