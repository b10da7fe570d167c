using PlanLint.Benchmarks.Evaluation;
using PlanLint.Benchmarks.Plans;

return args switch
{
    ["evaluate", .. var rest] => EvaluationCommand.Run(rest),
    ["plans", .. var rest] => PlanCommand.Run(rest),
    _ => 0,
};
