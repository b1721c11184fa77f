import { readCaseFile } from '/work/main/src/appraisal/case-file/index.ts'
import { aCase } from '/work/main/src/appraisal/testing/a-case.ts'
const t = JSON.stringify(aCase())
for (let k=0;k<3;k++){ const s=performance.now(); for (let i=0;i<50;i++) readCaseFile(t); console.log((performance.now()-s)/50) }
const u = JSON.stringify(aCase({priceBas:1,'options[3].services[0].deliveryModel':'M99','correlations[0].b':'general/realization', title: 4}))
for (let k=0;k<3;k++){ const s=performance.now(); for (let i=0;i<50;i++) readCaseFile(u); console.log((performance.now()-s)/50) }
const big = '{"baseline":[' + Array.from({length:200000},()=>'{"pounds":1,"pounds":2}').join(',') + ']}'
{const s=performance.now(); const r = readCaseFile(big); console.log(big.length, performance.now()-s, 'problems' in r && r.problems.length)}
const many = '{' + Array.from({length:500000},(_, i)=>`"k${i}":1`).join(',') + '}'
{const s=performance.now(); const r = readCaseFile(many); console.log(many.length, performance.now()-s, 'problems' in r && r.problems.length)}
const wide = '{"title":' + '[1,'.repeat(30) + '1' + ']'.repeat(30) + ',"streams":{' + Array.from({length:300000},(_, i)=>`"k${i}":1`).join(',') + '}}'
{const s=performance.now(); const r = readCaseFile(wide); console.log(wide.length, performance.now()-s, 'problems' in r && r.problems.length)}
const c = aCase(); const base = c.baseline[0]!; 
const bigcase = JSON.stringify({...c, baseline: Array.from({length:40000},(_, i)=>({...base, line: 'l'+i, council: 'E0600000'+(i%7)})), services:[{code:'childrens-services',title:'x',lines: Array.from({length:5000},(_, i)=>'l'+i)}]})
{const s=performance.now(); const r = readCaseFile(bigcase); console.log(bigcase.length, performance.now()-s, 'problems' in r && r.problems.length)}
const corr = JSON.stringify({...c, correlations: Array.from({length:20000},(_, i)=>({a:'general/delai'+i,b:'zzzz'+i,rank:0,source:{publication:'x'}}))})
{const s=performance.now(); const r = readCaseFile(corr); console.log(corr.length, performance.now()-s, 'problems' in r && r.problems.length)}
