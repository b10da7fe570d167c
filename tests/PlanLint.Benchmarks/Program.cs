using PlanLint.Benchmarks.Checks;
using PlanLint.Benchmarks.Evaluation;
using PlanLint.Benchmarks.Plans;
using PlanLint.Benchmarks.Reports;
using PlanLint.Benchmarks.Syntax;

return args switch
{
    ["check", .. var rest] => CheckCommand.Run(rest),
    ["evaluate", .. var rest] => EvaluationCommand.Run(rest),
    ["report", .. var rest] => ReportCommand.Run(rest),
    ["plans", .. var rest] => PlanCommand.Run(rest),
    ["syntax", .. var rest] => SyntaxMeasurement.Run(rest),
    _ => 0,
};
