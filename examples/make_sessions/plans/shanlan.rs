//! A tea house plans its spring: held in Chinese throughout, and reopened four days later when frost cuts the harvest.

use roundtable::domain::{
    About, AllocationField, Answer, Audience, Change, Currency, Department, EvidenceKind, Figure, Founding, Held,
    InputRef, PromotionField, PromotionKind, PromotionState, SegmentField, Session, Stance, Step, Verdict,
};

use super::minutes::Minutes;
use super::wording::{
    action, conclusion, day, following, goal, money_of, of_promotion, of_segment, on, parked, period, positioning,
    promotion, put_out, reading, results, reward, segment, study, thousand, voice, working_line,
};

const ZHOU: &str = "周建国";
const LIN: &str = "林晓燕";
const CHEN: &str = "陈思敏";
const HE: &str = "何俊";
const WU: &str = "吴丽华";
const ZHENG: &str = "郑文涛";
const HUANG: &str = "黄志强";
const XU: &str = "许婷";
const LUO: &str = "罗一鸣";
const SUN: &str = "孙倩";

const STORES: &str = "加盟门店";
const GIFTS: &str = "企业礼品客户";
const ONLINE: &str = "线上老客";
const SUPERMARKETS: &str = "商超渠道";
const TEAHOUSES: &str = "茶馆餐饮";
const NOBODY: &str = "-";

const FAIR: &str = "春茶订货会";
const DISPLAY: &str = "门店陈列奖励";
const LIVE: &str = "直播专场";
const TASTING: &str = "企业礼盒试饮";
const COUPON: &str = "老客春茶券";
const FILM: &str = "茶园溯源短片";
const TRAINING: &str = "店员品鉴培训";

/// Holds the meeting of March 2026.
pub fn hold() -> Session {
    let (planned, looked_back) = (period("2026-04-01", "2026-06-30"), period("2026-01-01", "2026-03-31"));
    let mut about =
        About::new("山岚春茶季营销计划会（2026年第二季度）", day("2026-03-19"), planned, looked_back, Currency::CNY);
    "山岚".clone_into(&mut about.brand);
    about.minutes = Step::ALL.into_iter().zip([10, 20, 20, 15, 30, 15, 10]).collect();
    let founding = Founding { id: "2026-03-19-shanlan-q2-2026".into(), about, carried: None };
    let mut minutes = Minutes::open(founding, 8, "17:30");
    prepare(&mut minutes);
    room(&mut minutes);
    look_back(&mut minutes);
    research(&mut minutes);
    segments(&mut minutes);
    budget(&mut minutes);
    goals(&mut minutes);
    agreement(&mut minutes);
    after_the_frost(&mut minutes);
    minutes.filed()
}

fn prepare(m: &mut Minutes) {
    m.seat(ZHOU, Department::Sales, "销售总监");
    m.seat(LIN, Department::Sales, "华东大区经理");
    m.seat(CHEN, Department::Marketing, "市场总监");
    m.seat(HE, Department::Marketing, "品牌经理");
    m.seat(WU, Department::Finance, "财务经理");
    m.seat(ZHENG, Department::Executive, "总经理");
    m.seat(HUANG, Department::Production, "茶厂厂长");
    m.seat(XU, Department::Operations, "供应链经理");
    m.seat(LUO, Department::Other("电商部".to_owned()), "电商负责人");
    m.seat(SUN, Department::Service, "客服主管");
    m.prepare(Step::Segments).says(ZHOU);
    m.paste(vec![
        segment(
            STORES,
            "A",
            "签了加盟合同、在营业的门店",
            (186, 21_400),
            "动销快、不压货，店员讲得清茶",
            "一斤春茶多赚三十元，卖不完的陈茶可以换新",
        ),
        segment(
            GIFTS,
            "A",
            "一年送礼采购五万元以上的企业",
            (74, 12_800),
            "拿得出手、能开票、能按批次定制",
            "客户收到愿意回访的礼，采购一次办完，不用比五家",
        ),
        segment(
            ONLINE,
            "B",
            "一年内在自有店铺下过两单以上的个人",
            (9_200, 9_600),
            "喝得出是今年的新茶，三天内到手",
            "",
        ),
        segment(
            SUPERMARKETS,
            "B",
            "连锁超市和会员店",
            (23, 5_200),
            "周转快、账期稳、促销员到位",
            "每米货架一个月多卖一千二，临期我们收回",
        ),
        segment(
            TEAHOUSES,
            "C",
            "茶馆、餐厅和酒店",
            (310, 3_100),
            "口味稳定，出汤快，服务员一教就会",
            "一壶成本四元能卖四十八，换批次客人喝不出差别",
        ),
    ]);
    m.figure(Figure::Customers, 9_850).figure(Figure::Sales, 53_600_000);
    m.prepare(Step::Budget).says(HE);
    promotions(m);
    m.prepare(Step::LookBack).says(WU);
    let source = "财务总账，截至3月15日";
    let mut rows = results(STORES, source, &[(LIVE, 40, 260)]);
    rows.extend(
        results(STORES, source, &[(DISPLAY, 320, 3_900)]).into_iter().map(|row| put_out(row, 118, "家门店达标")),
    );
    rows.extend(
        results(GIFTS, source, &[(TASTING, 180, 3_300)]).into_iter().map(|row| put_out(row, 240, "份试饮礼盒")),
    );
    rows.extend(results(ONLINE, source, &[(LIVE, 360, 2_700)]).into_iter().map(|row| put_out(row, 14, "场直播")));
    rows.extend(results(ONLINE, source, &[(NOBODY, 60, 400)]));
    rows.extend(results(SUPERMARKETS, source, &[(DISPLAY, 120, 500)]));
    rows.extend(results(SUPERMARKETS, "年货节堆头，已结束", &[(NOBODY, 460, 1_240)]));
    rows.extend(results(TEAHOUSES, source, &[(TASTING, 40, 260), (NOBODY, 60, 300)]));
    m.paste(rows);
}

fn promotions(m: &mut Minutes) {
    m.paste(vec![
        promotion(
            FAIR,
            PromotionKind::Event,
            Audience::Dealers,
            ("2026-04-08", "2026-04-10"),
            &["明前", "雨前"],
            "现场看样、现场锁量：谷雨前订的，涨价我们担",
        ),
        promotion(
            DISPLAY,
            PromotionKind::DealerIncentive,
            Audience::Dealers,
            ("2026-04-15", "2026-05-31"),
            &["雨前"],
            "按卖出去的斤数给，不按进货给",
        ),
        promotion(
            LIVE,
            PromotionKind::Digital,
            Audience::Public,
            ("2026-04-03", "2026-06-18"),
            &["明前", "雨前"],
            "茶园里播，今天采的，三天后到你杯里",
        ),
        promotion(
            TASTING,
            PromotionKind::Trial,
            Audience::Customers,
            ("2026-04-01", "2026-05-20"),
            &["明前礼盒"],
            "先寄一份给您的客户尝，喜欢再下单",
        ),
        promotion(
            COUPON,
            PromotionKind::PriceOffer,
            Audience::Customers,
            ("2026-04-10", "2026-05-10"),
            &["雨前"],
            "去年买过的，今年新茶先发，每斤少二十",
        ),
        promotion(
            FILM,
            PromotionKind::Publicity,
            Audience::Public,
            ("2026-04-01", "2026-06-30"),
            &["明前", "雨前"],
            "山岚，三代传承，品质领先",
        ),
        promotion(
            TRAINING,
            PromotionKind::Training,
            Audience::Dealers,
            ("2026-04-13", "2026-05-15"),
            &["明前", "雨前"],
            "半天学会三句话，让进店的人坐下来喝一杯",
        ),
    ]);
}

fn room(m: &mut Minutes) {
    m.on("2026-03-19", "13:54").come(&[CHEN, ZHOU, WU, HE, HUANG, LUO, SUN, XU]);
    m.at("14:01").start().says(ZHOU);
    let weekly = m.raise(working_line("大区每周五把客户原话发到群里，市场部周一回复怎么处理"));
    m.says(CHEN).agrees_to(InputRef::WorkingLine(weekly));
    let notice = m.raise(working_line("对门店的政策，销售、市场两个部门都点头才发；发了就执行到底，季中不改"));
    m.says(LIN).agrees_to(InputRef::WorkingLine(notice));
    m.at("14:07").come(&[ZHENG, LIN]);
    m.says(ZHENG);
    let figures = m.raise(working_line("每月五号两个部门看同一张表，数由财务出"));
    m.says(ZHOU).agrees_to(InputRef::WorkingLine(figures.clone()));
    m.says(CHEN).agrees_to(InputRef::WorkingLine(figures));
}

fn look_back(m: &mut Minutes) {
    m.at("14:11").enter(Step::LookBack).says(WU);
    m.at("14:15").read(
        of_segment(SUPERMARKETS),
        reading(
            "三成半的投入，只带来一成三的销售。堆头的钱年货节一过就没了动静。",
            Answer::No,
            Answer::Partly,
            "靠堆头和促销员，节后没有复购",
            Verdict::Change,
        ),
    );
    m.says(ZHOU).agrees_to(InputRef::Reading(of_segment(SUPERMARKETS)));
    m.says(CHEN).agrees_to(InputRef::Reading(of_segment(SUPERMARKETS)));
    m.at("14:20").says(LIN).read(
        of_segment(GIFTS),
        reading(
            "一成一的投入带来四分之一的销售，试饮过的客户十家有四家下单。",
            Answer::Yes,
            Answer::Yes,
            "先寄试饮再谈价，发票和定制一次办完",
            Verdict::Keep,
        ),
    );
    m.says(HE).agrees_to(InputRef::Reading(of_segment(GIFTS)));
    m.at("14:25").says(CHEN).read(
        of_promotion(DISPLAY),
        reading(
            "门店的陈列见效，商超的不见效。有三成门店拍完照就撤了。",
            Answer::Partly,
            Answer::Partly,
            "按照片发奖，没有看卖出多少",
            Verdict::Change,
        ),
    );
    m.says(ZHOU).agrees_to(InputRef::Reading(of_promotion(DISPLAY)));
    m.department(Department::Other("电商部".to_owned())).at("14:29").read(
        of_promotion(LIVE),
        reading(
            "十四场，三场在茶园的卖了一半。棚里播的退货高。",
            Answer::Yes,
            Answer::Partly,
            "茶园实景，采茶师傅出镜",
            Verdict::Keep,
        ),
    );
    m.says(CHEN).agrees_to(InputRef::Reading(of_promotion(LIVE)));
    m.says(LIN).agrees_to(InputRef::Reading(of_promotion(LIVE)));
}

fn research(m: &mut Minutes) {
    m.at("14:32").enter(Step::Research).says(HE);
    let survey = m.raise(on(
        "客人记得什么",
        study(
            EvidenceKind::ConsumerSurvey,
            "老客里六成说不出我们的茶和别家差在哪，但八成记得“今年新茶”",
            "会员问卷，1,160份",
            "2026-01-20",
        ),
    ));
    let report = m.raise(on(
        "礼品客户",
        study(
            EvidenceKind::IndustryReport,
            "企业礼品预算两年降了一成半，单价降，份数没降",
            "茶业协会年度报告",
            "2025-11-28",
        ),
    ));
    let rival = m.raise(on(
        "礼品客户",
        study(
            EvidenceKind::Comparison,
            "对手的礼盒便宜一成二，但不开定制，交期十五天，我们七天",
            "市场部买样对比",
            "2026-02-26",
        ),
    ));
    m.at("14:39").says(LIN);
    let stock = m.raise(on(
        "门店库存",
        voice(
            EvidenceKind::CustomerComplained,
            "去年压了我四十斤陈茶，今年订货会我先看看再说",
            "林晓燕",
            "杭州文三路店",
            "2026-03-05",
        ),
    ));
    let batch = m.raise(on(
        "礼品客户",
        voice(
            EvidenceKind::CustomerAsked,
            "能不能分三批送，每批换一张贺卡？",
            "周建国",
            "宁波某银行工会",
            "2026-03-11",
        ),
    ));
    m.says(ZHOU);
    let proof = m.raise(on(
        "客人记得什么",
        voice(
            EvidenceKind::CustomerSaid,
            "我就想知道这是哪座山哪天采的，扫一下能看到就行",
            "客服热线",
            "会员陈女士",
            "2026-03-13",
        ),
    ));
    // Sales had the floor on the screen; it was Service that had brought it.
    m.was_raised_by(InputRef::Evidence(proof.clone()), SUN);
    // The report says that gifts get cheaper; the customer asks for more service.
    m.at("14:44").says(LIN).disagree(&report, &batch);
    m.at("14:45").says(ZHOU);
    let clear = m.raise(conclusion("先帮门店把陈茶换掉，春茶才订得出去；奖励跟着卖出的斤数走", &[&stock, &survey]));
    m.says(CHEN).agrees_to(InputRef::Conclusion(clear));
    let gift =
        m.raise(conclusion("礼品客户要的是省事：分批送、能定制、七天到，不必跟着降价", &[&report, &rival, &batch]));
    m.says(ZHOU).agrees_to(InputRef::Conclusion(gift.clone()));
    let traced = m.raise(conclusion("“今年、哪座山、哪天采”比“三代传承”管用", &[&survey, &proof]));
    m.says(CHEN).agrees_to(InputRef::Conclusion(traced.clone()));
    m.says(SUN).agrees_to(InputRef::Conclusion(traced.clone()));
    m.at("14:50").says(CHEN);
    let place = m.raise(positioning(
        "明前、雨前两个等级，礼盒只做明前",
        "扫得到山头和采摘日期的新茶",
        "比名茶便宜三成，比散茶放心，送人不用解释",
        &[&gift, &traced],
    ));
    m.says(ZHOU).agrees_to(InputRef::Positioning(place));
}

fn segments(m: &mut Minutes) {
    m.at("14:53").enter(Step::Segments).says(LUO);
    m.edit_segment(ONLINE, vec![SegmentField::Value("三天喝到今年的新茶，扫码看得到哪天采的，不新鲜全退".to_owned())]);
    m.says(ZHOU).edit_segment(SUPERMARKETS, vec![SegmentField::Tier("C".parse().ok())]);
    for segment in [STORES, GIFTS, ONLINE, SUPERMARKETS, TEAHOUSES] {
        m.says(CHEN).agrees_to(InputRef::Segment(segment.into()));
    }
    m.says(ZHOU).agrees_to(InputRef::Segment(ONLINE.into()));
    m.at("15:03").says(XU);
    m.raise(parked("会员店要不要从商超里单列？他们要的是大包装，仓里得加一条线。"));
}

fn budget(m: &mut Minutes) {
    m.at("15:06").enter(Step::Budget).says(WU).figure(Figure::Budget, 2_400_000);
    m.says(ZHOU).hands_in(&[
        (STORES, FAIR, 400),
        (STORES, DISPLAY, 500),
        (STORES, TRAINING, 100),
        (GIFTS, TASTING, 400),
        (ONLINE, LIVE, 300),
        (ONLINE, COUPON, 200),
        (SUPERMARKETS, DISPLAY, 300),
        (TEAHOUSES, TASTING, 200),
    ]);
    m.says(CHEN).hands_in(&[
        (STORES, FAIR, 200),
        (STORES, DISPLAY, 200),
        (STORES, TRAINING, 200),
        (GIFTS, TASTING, 300),
        (ONLINE, LIVE, 600),
        (ONLINE, COUPON, 300),
        (NOBODY, FILM, 400),
        (TEAHOUSES, TASTING, 100),
        (GIFTS, FILM, 100),
    ]);
    m.at("15:11").chair(Change::Reveal);
    m.says(ZHOU).row(STORES, &[(FAIR, 260), (DISPLAY, 320), (FILM, 40), (TRAINING, 140)]);
    m.row(GIFTS, &[(FAIR, 60), (TASTING, 320), (FILM, 60)]);
    m.says(CHEN).row(ONLINE, &[(LIVE, 420), (COUPON, 260), (FILM, 40)]);
    m.row(SUPERMARKETS, &[(DISPLAY, 100), (LIVE, 40), (TRAINING, 20)]);
    m.says(LIN).row(TEAHOUSES, &[(FAIR, 40), (TASTING, 120), (TRAINING, 60)]);
    m.says(CHEN).place(NOBODY, FILM, 600).does(vec![Change::Undo]).place(NOBODY, FILM, 60);
    m.at("15:20").says(ZHOU).because(
        STORES,
        DISPLAY,
        "销售报五十万，市场报二十万；改按卖出的斤数给，三十二万够用",
        "先帮门店把陈茶换掉",
    );
    m.says(CHEN).agrees_to(money_of(STORES, DISPLAY));
    m.reason(ONLINE, LIVE, "只做茶园实景，六场，每场七万，采茶师傅的补贴在内");
    m.says(ZHOU).agrees_to(money_of(ONLINE, LIVE));
    m.says(LIN).because(GIFTS, TASTING, "四百份，每份八百，含分批配送；上季度十家成四家", "礼品客户要的是省事");
    m.says(HE).agrees_to(money_of(GIFTS, TASTING));
    m.says(ZHENG).reason(SUPERMARKETS, DISPLAY, "从五十八万降到十六万，堆头不再做，只留周转快的八家");
    m.says(WU).note(GIFTS, TASTING, AllocationField::Floor(Some(thousand(300))));
    m.note(SUPERMARKETS, DISPLAY, AllocationField::Ceiling(Some(thousand(100))));
    m.note(ONLINE, COUPON, AllocationField::Held(Some(Held::Locked)));
    m.reason(ONLINE, COUPON, "一万三千张，每张二十元，券已报税务备案");
    m.at("15:28").says(LIN).stands_behind(FILM, Answer::No);
    m.says(HE).edit_promotion(FILM, vec![PromotionField::Message("扫一下，看得到哪座山、哪天采、谁做的".to_owned())]);
    m.says(LIN).stands_behind(FILM, Answer::Yes);
    for name in [FAIR, DISPLAY, LIVE, TASTING, COUPON, TRAINING] {
        m.says(ZHOU).stands_behind(name, Answer::Yes);
    }
}

fn goals(m: &mut Minutes) {
    m.at("15:33").enter(Step::Goals).says(ZHOU);
    let because = [m.concluded("先帮门店把陈茶换掉")];
    let sold = m.raise(following(
        &because,
        goal(
            "门店春茶卖出量（斤）",
            STORES,
            [8_600, 9_000, 10_500],
            "2026-06-30",
            "六月十号一起下店，查十家卖得最慢的",
        ),
    ));
    m.says(CHEN);
    let because = [m.concluded("礼品客户要的是省事")];
    let gifts = m.raise(following(
        &because,
        goal("试饮后下单的企业（每百家）", GIFTS, [40, 40, 50], "2026-05-31", "把没下单的逐家回访，原话贴到群里"),
    ));
    m.says(LUO).raise(goal("茶园直播退货率（%）", ONLINE, [9, 8, 5], "2026-06-18", "棚拍全部停掉，预算转给老客券"));
    m.says(XU).raise(goal("线上下单到收货（天）", ONLINE, [5, 4, 3], "2026-04-30", "华东加一个前置仓，费用从直播里出"));
    m.at("15:43").says(WU);
    m.raise(reward(Department::Sales, "超出九千五百斤的部分，每斤提十二元，大区和门店督导一起分", &sold, 9_500));
    m.raise(reward(Department::Marketing, "每多两家，团队奖金一万元，另加一次外出学习", &gifts, 44));
}

fn agreement(m: &mut Minutes) {
    m.at("15:46").enter(Step::Agreement).says(HE);
    m.raise(action("短片脚本重写，发林晓燕看过再拍", "何俊", "2026-03-25"));
    m.says(LIN).raise(action("一百八十六家门店陈茶盘点，列出换货数量", "林晓燕", "2026-03-31"));
    m.says(XU).raise(action("华东前置仓报价三家", "许婷", "2026-04-10"));
    m.says(WU).raise(action("每月五号出两个部门共用的表", "吴丽华", "2026-04-05"));
    let members = m.raise(parked("会员日要不要和六一八错开？下次会再定。"));
    m.carries_over(members);
    m.at("15:50").all_sign(&[ZHOU, CHEN, ZHENG, XU, LUO, SUN]);
    m.signs(HUANG, Stance::WithReservation("明前茶的量要看三月下旬的天气，订货会先别报死。".to_owned()));
    m.signs(WU, Stance::Agrees);
    m.at("15:57").chair(Change::Close);
}

/// Late frost: the plan is reopened, the first flush gets less, and those concerned sign again.
fn after_the_frost(m: &mut Minutes) {
    m.on("2026-03-23", "09:30").says(HUANG);
    m.does(vec![Change::Reopen("倒春寒，高山片区受冻，明前预计少两成，订货会和礼盒的量要重定".to_owned())]);
    m.prepare(Step::Budget).at("09:36").says(ZHOU).place(STORES, FAIR, 220);
    m.reason(STORES, FAIR, "明前限量，每店最多二十斤；省下的四万补到雨前的培训");
    m.place(STORES, TRAINING, 180);
    m.says(CHEN).agrees_to(money_of(STORES, FAIR)).agrees_to(money_of(STORES, TRAINING));
    m.edit_promotion(
        FAIR,
        vec![PromotionField::Message("现场看样、现场锁量：明前限量，雨前管够，谷雨前订的涨价我们担".to_owned())],
    );
    m.prepare(Step::Agreement).at("09:52").all_sign(&[ZHOU, CHEN, ZHENG, HUANG, WU, XU]);
    m.at("09:58").chair(Change::Close);
    m.says(HE).on("2026-04-01", "09:05").now_is(TASTING, PromotionState::Running);
    m.on("2026-04-03", "06:40").now_is(LIVE, PromotionState::Running);
    m.on("2026-04-08", "09:00").now_is(FAIR, PromotionState::Running);
    m.on("2026-04-10", "18:30").now_is(FAIR, PromotionState::Ended);
}
